/** Who is told what happened. */
@NullMarked
package orderhub.routes.notifying;

import org.jspecify.annotations.NullMarked;
