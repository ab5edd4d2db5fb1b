/** What the hub measures, in Micrometer's terms. */
@NullMarked
package orderhub.config.metrics;

import org.jspecify.annotations.NullMarked;
