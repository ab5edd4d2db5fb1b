/** How settings are read. */
@NullMarked
package orderhub.config.settings;

import org.jspecify.annotations.NullMarked;
