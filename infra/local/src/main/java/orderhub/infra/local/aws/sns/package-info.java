/** SNS: topics, subscriptions with filter policies, and text messages. */
@NullMarked
package orderhub.infra.local.aws.sns;

import org.jspecify.annotations.NullMarked;
