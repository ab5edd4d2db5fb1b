/** What routes measure, in no library's terms. */
@NullMarked
package orderhub.routes.metrics;

import org.jspecify.annotations.NullMarked;
