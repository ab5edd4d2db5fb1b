package orderhub.infra.local.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.HttpExecuteResponse;

/**
 * Watches what the table of sagas accepts: once somebody has taken a saga over, under a higher epoch, nothing that its
 * former owner writes may be accepted. What a hub does is safe to do twice, so that orders and money alone do not show it.
 */
final class FenceWatch {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern BELIEVED = Pattern.compile("\\(#epoch = (:\\w+)\\)");
    private static final Pattern WRITTEN = Pattern.compile("[ ,]#epoch = (:\\w+)");

    private final Map<String, Saga> sagas = new ConcurrentHashMap<>();
    private final List<String> violations = new ArrayList<>();

    private static final class Saga {
        private long epoch;
    }

    /** Sends a call, and looks at it if it writes a saga. Writes of one saga go one after the other, as they do in its table. */
    HttpExecuteResponse send(Call call, Network.Effect<HttpExecuteResponse> effect) throws IOException {
        Matcher believed = BELIEVED.matcher(call.body());
        if (!call.operation().equals("UpdateItem") || !believed.find()) {
            return effect.take();
        }
        JsonNode body = JSON.readTree(call.body());
        String id = body.at("/Key/saga_id/S").asText();
        long epoch = epoch(body, believed.group(1));
        Matcher written = WRITTEN.matcher(body.at("/UpdateExpression").asText());
        long next = written.find() ? epoch(body, written.group(1)) : epoch;
        Saga saga = sagas.computeIfAbsent(id, unused -> new Saga());
        synchronized (saga) {
            HttpExecuteResponse answer = effect.take();
            if (answer.httpResponse().isSuccessful()) {
                accepted(id, saga, epoch, next);
            }
            return answer;
        }
    }

    private static long epoch(JsonNode body, String value) {
        return body.at("/ExpressionAttributeValues/" + value + "/N").asLong();
    }

    private void accepted(String id, Saga saga, long epoch, long next) {
        if (epoch < saga.epoch) {
            synchronized (violations) {
                violations.add("saga %s was written under epoch %d after %d".formatted(id, epoch, saga.epoch));
            }
        }
        saga.epoch = Math.max(saga.epoch, next);
    }

    /** What was violated since the last time. */
    List<String> takeViolations() {
        synchronized (violations) {
            List<String> taken = List.copyOf(violations);
            violations.clear();
            sagas.clear();
            return taken;
        }
    }
}
