/** What tests need to know of the queues' journal. */
@NullMarked
package orderhub.infra.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
