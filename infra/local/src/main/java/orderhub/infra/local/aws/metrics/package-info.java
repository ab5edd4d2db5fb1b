/** CloudWatch metric data, kept in a bounded ring. */
@NullMarked
package orderhub.infra.local.aws.metrics;

import org.jspecify.annotations.NullMarked;
