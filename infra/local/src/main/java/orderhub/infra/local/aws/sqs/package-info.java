/** SQS, on ElasticMQ, with a journal that outlives the process. */
@NullMarked
package orderhub.infra.local.aws.sqs;

import org.jspecify.annotations.NullMarked;
