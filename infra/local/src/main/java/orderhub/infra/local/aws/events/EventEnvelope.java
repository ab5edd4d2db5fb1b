package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.Json;

/** Makes the envelope in which an event reaches its targets. */
final class EventEnvelope {
    private static final double MILLIS_PER_SECOND = 1_000;

    private final AwsAccount account;
    private final Clock clock;

    EventEnvelope(AwsAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    ObjectNode of(String id, JsonNode entry, JsonNode detail) {
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", entry.path("DetailType").asText())
                .put("source", entry.path("Source").asText())
                .put("account", account.accountId())
                .put("time", time(entry).truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", account.region());
        ArrayNode resources = event.putArray("resources");
        entry.path("Resources").forEach(resource -> resources.add(resource.asText()));
        event.set("detail", detail);
        return event;
    }

    /** The time the sender gave, in seconds since 1970, or as ISO text; otherwise now. */
    private Instant time(JsonNode entry) {
        JsonNode time = entry.path("Time");
        if (time.isNumber()) {
            return Instant.ofEpochMilli(Math.round(time.asDouble() * MILLIS_PER_SECOND));
        }
        Optional<String> text = Json.text(entry, "Time");
        return text.map(Instant::parse).orElseGet(clock::instant);
    }
}
