/** Dead letters, as operators of the hub have them: dry runs, and the same actions in a JMX console. */
@NullMarked
package orderhub.config.deadletters;

import org.jspecify.annotations.NullMarked;
