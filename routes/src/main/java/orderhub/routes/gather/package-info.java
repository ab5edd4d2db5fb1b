/** Putting the answers of routes that ran side by side together. */
@NullMarked
package orderhub.routes.gather;

import org.jspecify.annotations.NullMarked;
