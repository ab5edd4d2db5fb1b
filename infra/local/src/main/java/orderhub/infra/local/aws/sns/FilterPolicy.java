package orderhub.infra.local.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.MessageAttribute;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Which messages of a topic a subscription takes. */
final class FilterPolicy {
    private static final String RULE = "policy";

    private final Machine machine;
    private final boolean onBody;

    private FilterPolicy(Machine machine, boolean onBody) {
        this.machine = machine;
        this.onBody = onBody;
    }

    /**
     * Reads a policy.
     *
     * @param onBody whether it looks at the message body; otherwise at the message attributes
     */
    static FilterPolicy parse(String policy, boolean onBody) {
        @Nullable String problem = JsonRuleCompiler.check(policy);
        if (problem != null) {
            throw invalid(problem);
        }
        Machine machine = Machine.builder().build();
        try {
            machine.addRule(RULE, policy);
        } catch (IOException broken) {
            throw invalid(String.valueOf(broken.getMessage()));
        }
        return new FilterPolicy(machine, onBody);
    }

    private static AwsException invalid(String problem) {
        return AwsException.badRequest("InvalidParameter", "Invalid parameter: FilterPolicy: " + problem);
    }

    /** Whether the subscription takes the message. A body that is no JSON object passes no policy. */
    boolean accepts(String body, Map<String, MessageAttribute> attributes) {
        Optional<JsonNode> looked = onBody ? Json.read(body).filter(JsonNode::isObject) : Optional.of(json(attributes));
        return looked.filter(node -> !machine.rulesForJSONEvent(node).isEmpty()).isPresent();
    }

    private static ObjectNode json(Map<String, MessageAttribute> attributes) {
        ObjectNode json = Json.object();
        attributes.forEach((name, attribute) -> {
            switch (attribute.dataType()) {
                case "Number" -> json.put(name, number(name, attribute.value()));
                case "String.Array" -> json.set(name, array(name, attribute.value()));
                default -> {
                    // Binary attributes take no part in filtering.
                    if (!attribute.isBinary()) {
                        json.put(name, attribute.value());
                    }
                }
            }
        });
        return json;
    }

    private static BigDecimal number(String name, String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException notANumber) {
            throw AwsException.badRequest(
                    "InvalidParameterValue", "The message attribute '" + name + "' is not a number: " + value);
        }
    }

    private static JsonNode array(String name, String value) {
        return Json.read(value)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> AwsException.badRequest(
                        "InvalidParameterValue", "The message attribute '" + name + "' is not a JSON array: " + value));
    }
}
