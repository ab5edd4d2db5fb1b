package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** {@code PutEvents}: checks each entry, matches it, and answers once the targets have it. */
final class PutEvents {
    /** The API reference: 1 to 10 entries a request. */
    private static final int MAX_ENTRIES = 10;

    /** The user guide, "Calculating PutEvents event entry size": 1 MB for all entries (256 KB until 2025). */
    private static final int MAX_REQUEST_BYTES = 1024 * 1024;

    /** The same page: a time counts for this much. */
    private static final int TIME_BYTES = 14;

    private final EventBuses buses;
    private final EventEnvelope envelope;
    private final EventDispatch dispatch;

    PutEvents(EventBuses buses, EventEnvelope envelope, EventDispatch dispatch) {
        this.buses = buses;
        this.envelope = envelope;
        this.dispatch = dispatch;
    }

    CompletableFuture<JsonNode> call(JsonNode input) {
        JsonNode entries = input.path("Entries");
        checkSize(entries);
        ArrayNode answers = Json.array();
        List<MatchedEvent> matched = new ArrayList<>();
        int failed = 0;
        for (JsonNode entry : entries) {
            Optional<ObjectNode> problem = problem(entry);
            if (problem.isPresent()) {
                failed++;
                answers.add(problem.get());
            } else {
                String id = UUID.randomUUID().toString();
                answers.addObject().put("EventId", id);
                matched.addAll(match(id, entry));
            }
        }
        ObjectNode output = Json.object().put("FailedEntryCount", failed);
        output.set("Entries", answers);
        return dispatch.deliver(matched).thenApply(done -> output);
    }

    private static void checkSize(JsonNode entries) {
        if (entries.size() < 1 || entries.size() > MAX_ENTRIES) {
            throw AwsException.validation(
                    "1 validation error detected: Value at 'entries' failed to satisfy constraint: "
                            + "Member must have length less than or equal to " + MAX_ENTRIES
                            + " and greater than or equal to 1");
        }
        long bytes = 0;
        for (JsonNode entry : entries) {
            bytes += size(entry);
        }
        if (bytes > MAX_REQUEST_BYTES) {
            throw AwsException.validation("Total size of the entries in the request is over the limit of "
                    + MAX_REQUEST_BYTES + " bytes: " + bytes);
        }
    }

    private static long size(JsonNode entry) {
        long bytes = entry.hasNonNull("Time") ? TIME_BYTES : 0;
        bytes += utf8(entry.path("Source")) + utf8(entry.path("DetailType")) + utf8(entry.path("Detail"));
        for (JsonNode resource : entry.path("Resources")) {
            bytes += utf8(resource);
        }
        return bytes;
    }

    private static long utf8(JsonNode text) {
        return text.isTextual() ? text.asText().getBytes(StandardCharsets.UTF_8).length : 0;
    }

    private static Optional<ObjectNode> problem(JsonNode entry) {
        for (String name : List.of("Source", "DetailType", "Detail")) {
            if (Json.text(entry, name).filter(text -> !text.isEmpty()).isEmpty()) {
                return refused(
                        "InvalidArgument",
                        "Parameter " + name + " is not valid. Reason: " + name + " is a required argument.");
            }
        }
        return detail(entry).isPresent() ? Optional.empty() : refused("MalformedDetail", "Detail is malformed.");
    }

    private static Optional<ObjectNode> refused(String code, String message) {
        return Optional.of(Json.object().put("ErrorCode", code).put("ErrorMessage", message));
    }

    private static Optional<JsonNode> detail(JsonNode entry) {
        return Json.read(entry.path("Detail").asText()).filter(JsonNode::isObject);
    }

    /** An unknown bus matches nothing: AWS accepts such an event, and drops it. */
    private List<MatchedEvent> match(String id, JsonNode entry) {
        Optional<EventBus> bus = buses.find(Json.text(entry, "EventBusName"));
        Optional<JsonNode> detail = detail(entry);
        if (bus.isEmpty() || detail.isEmpty()) {
            return List.of();
        }
        ObjectNode event = envelope.of(id, entry, detail.get());
        List<MatchedEvent> matched = new ArrayList<>();
        for (EventRule rule : bus.get().matching(event)) {
            for (EventTarget target : rule.targets().values()) {
                matched.add(new MatchedEvent(event, rule.ruleName(), target));
            }
        }
        return matched;
    }
}
