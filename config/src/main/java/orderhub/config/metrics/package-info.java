/** What is measured beside what Camel, Spring and the saga library measure themselves. */
@NullMarked
package orderhub.config.metrics;

import org.jspecify.annotations.NullMarked;
