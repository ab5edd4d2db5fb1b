package orderhub.infra.local.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/**
 * A standard topic.
 *
 * @param arn unique everywhere
 * @param attributes as they were set
 */
record Topic(String arn, Map<String, String> attributes) {
    /** Policy: nobody is kept out here. DisplayName: shown by e-mail and SMS only. */
    private static final Set<String> SUPPORTED = Set.of("DisplayName", "Policy");

    Topic {
        for (String name : attributes.keySet()) {
            if (!SUPPORTED.contains(name)) {
                throw AwsException.badRequest(
                        "InvalidParameter",
                        "Invalid parameter: Attributes Reason: " + name + " is not supported by the embedded SNS");
            }
        }
        attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    Topic with(String name, String value) {
        Map<String, String> changed = new TreeMap<>(attributes);
        changed.put(name, value);
        return new Topic(arn, changed);
    }

    ObjectNode toState() {
        ObjectNode json = Json.object().put("Arn", arn);
        ObjectNode all = json.putObject("Attributes");
        attributes.forEach(all::put);
        return json;
    }

    static Topic fromState(JsonNode json) {
        Map<String, String> attributes = new TreeMap<>();
        json.path("Attributes")
                .properties()
                .forEach(a -> attributes.put(a.getKey(), a.getValue().asText()));
        return new Topic(Json.required(json, "Arn"), attributes);
    }
}
