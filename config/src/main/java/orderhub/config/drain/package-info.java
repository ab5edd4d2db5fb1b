/** What a hub that is told to stop does with its queues: it takes nothing more, and keeps nothing from the others. */
@NullMarked
package orderhub.config.drain;

import org.jspecify.annotations.NullMarked;
