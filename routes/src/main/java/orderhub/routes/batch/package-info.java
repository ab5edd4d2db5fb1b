/** Many orders in one request. */
@NullMarked
package orderhub.routes.batch;

import org.jspecify.annotations.NullMarked;
