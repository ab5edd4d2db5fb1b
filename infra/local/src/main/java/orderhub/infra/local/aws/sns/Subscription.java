package orderhub.infra.local.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.MessageAttribute;

/**
 * A queue's subscription to a topic.
 *
 * @param arn the topic's ARN and an id
 * @param topicArn the topic
 * @param endpoint the queue's ARN
 * @param attributes as they were set: {@code FilterPolicy}, {@code RawMessageDelivery}, …
 * @param filter what the filter policy says; nothing takes every message
 */
record Subscription(
        String arn, String topicArn, String endpoint, Map<String, String> attributes, Optional<FilterPolicy> filter) {
    static final String RAW = "RawMessageDelivery";
    static final String POLICY = "FilterPolicy";
    static final String SCOPE = "FilterPolicyScope";
    static final String REDRIVE = "RedrivePolicy";

    private static final Set<String> SUPPORTED = Set.of(RAW, POLICY, SCOPE, REDRIVE);
    private static final String ON_BODY = "MessageBody";
    private static final String ON_ATTRIBUTES = "MessageAttributes";

    /** A subscription with these attributes; refuses unknown attributes and bad values. */
    static Subscription of(String arn, String topicArn, String endpoint, Map<String, String> attributes) {
        attributes.forEach(Subscription::check);
        String scope = attributes.getOrDefault(SCOPE, ON_ATTRIBUTES);
        Optional<FilterPolicy> filter = Optional.ofNullable(attributes.get(POLICY))
                .filter(policy -> !isEmpty(policy))
                .map(policy -> FilterPolicy.parse(policy, scope.equals(ON_BODY)));
        return new Subscription(
                arn, topicArn, endpoint, Collections.unmodifiableMap(new TreeMap<>(attributes)), filter);
    }

    private static boolean isEmpty(String policy) {
        return policy.isBlank() || Json.read(policy).filter(JsonNode::isEmpty).isPresent();
    }

    private static void check(String name, String value) {
        if (!SUPPORTED.contains(name)) {
            throw invalid(name + " is not supported by the embedded SNS");
        }
        if (name.equals(RAW) && !value.equals("true") && !value.equals("false")) {
            throw invalid(RAW + " must be true or false, not " + value);
        }
        if (name.equals(SCOPE) && !value.equals(ON_BODY) && !value.equals(ON_ATTRIBUTES)) {
            throw invalid(SCOPE + " must be " + ON_ATTRIBUTES + " or " + ON_BODY + ", not " + value);
        }
        if (name.equals(REDRIVE) && !value.isBlank() && deadLetterArn(value).isEmpty()) {
            throw invalid(REDRIVE + " must name an SQS queue as deadLetterTargetArn: " + value);
        }
    }

    private static AwsException invalid(String problem) {
        return AwsException.badRequest("InvalidParameter", "Invalid parameter: Attributes Reason: " + problem);
    }

    private static Optional<String> deadLetterArn(String redrivePolicy) {
        return Json.read(redrivePolicy)
                .flatMap(policy -> Json.text(policy, "deadLetterTargetArn"))
                .filter(arn -> Arn.isOf("sqs", arn));
    }

    Subscription with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        if (value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return of(arn, topicArn, endpoint, changed);
    }

    boolean raw() {
        return "true".equals(attributes.get(RAW));
    }

    Optional<String> deadLetterArn() {
        return Optional.ofNullable(attributes.get(REDRIVE)).flatMap(Subscription::deadLetterArn);
    }

    boolean takes(String body, Map<String, MessageAttribute> message) {
        return filter.map(policy -> policy.accepts(body, message)).orElse(true);
    }

    ObjectNode toState() {
        ObjectNode json =
                Json.object().put("Arn", arn).put("TopicArn", topicArn).put("Endpoint", endpoint);
        ObjectNode all = json.putObject("Attributes");
        attributes.forEach(all::put);
        return json;
    }

    static Subscription fromState(JsonNode json) {
        Map<String, String> attributes = new TreeMap<>();
        json.path("Attributes")
                .properties()
                .forEach(a -> attributes.put(a.getKey(), a.getValue().asText()));
        return of(
                Json.required(json, "Arn"),
                Json.required(json, "TopicArn"),
                Json.required(json, "Endpoint"),
                attributes);
    }
}
