/** Who asks, and what they may see. */
@NullMarked
package orderhub.routes.callers;

import org.jspecify.annotations.NullMarked;
