/** What a caller is told whose request is refused. */
@NullMarked
package orderhub.routes.refusals;

import org.jspecify.annotations.NullMarked;
