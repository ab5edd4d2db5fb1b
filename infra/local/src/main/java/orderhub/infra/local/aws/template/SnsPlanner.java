package orderhub.infra.local.aws.template;

import java.util.LinkedHashMap;
import java.util.Map;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.Json;

/** Plans SNS topics and subscriptions. */
final class SnsPlanner {
    private SnsPlanner() {}

    static Plan.Topic topic(Resource resource, String name, Properties properties) {
        properties.text("TopicName");
        if (properties.flag("FifoTopic").orElse("false").equals("true")) {
            throw properties.refuse("FifoTopic", "is not supported by the embedded SNS: use a standard topic");
        }
        properties.end();
        return new Plan.Topic(resource, name);
    }

    static Plan.Subscription subscription(Resource resource, Properties properties) {
        String topicArn = properties.required("TopicArn");
        String protocol = properties.required("Protocol");
        if (!protocol.equals("sqs")) {
            throw properties.refuse("Protocol", "must be sqs, the only receiver of the embedded SNS, not " + protocol);
        }
        String queueArn = properties.required("Endpoint");
        if (!Arn.isOf("sqs", queueArn)) {
            throw properties.refuse("Endpoint", "must be the ARN of a queue, not " + queueArn);
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        properties.flag("RawMessageDelivery").ifPresent(raw -> attributes.put("RawMessageDelivery", raw));
        properties.node("FilterPolicy").ifPresent(policy -> attributes.put("FilterPolicy", Json.write(policy)));
        properties.text("FilterPolicyScope").ifPresent(scope -> attributes.put("FilterPolicyScope", scope));
        properties.node("RedrivePolicy").ifPresent(policy -> attributes.put("RedrivePolicy", Json.write(policy)));
        properties.end();
        return new Plan.Subscription(resource, topicArn, queueArn, attributes);
    }
}
