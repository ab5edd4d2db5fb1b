package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import orderhub.infra.local.aws.shared.AwsException;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** Event patterns: checked when a rule is put, tried out by {@code TestEventPattern}. */
final class EventPatterns {
    private EventPatterns() {}

    /** The pattern as given, when the ruler can use it. */
    static String checked(String pattern) {
        @Nullable String problem = JsonRuleCompiler.check(pattern);
        if (problem != null) {
            throw invalid(problem);
        }
        return pattern;
    }

    static AwsException invalid(String problem) {
        return AwsException.badRequest(
                "InvalidEventPatternException", "Event pattern is not valid. Reason: " + problem);
    }

    static boolean matches(String pattern, JsonNode event) {
        Machine machine = Machine.builder().build();
        try {
            machine.addRule("tested", checked(pattern));
        } catch (IOException broken) {
            throw invalid(String.valueOf(broken.getMessage()));
        }
        return !machine.rulesForJSONEvent(event).isEmpty();
    }
}
