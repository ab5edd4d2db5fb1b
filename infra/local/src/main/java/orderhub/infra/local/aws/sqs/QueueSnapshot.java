package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues and their messages as the journal tells them: every change applied, oldest first. */
final class QueueSnapshot {
    private final Map<String, ObjectNode> queues = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> messages = new LinkedHashMap<>();

    /** Applies one line of the journal. */
    void apply(JsonNode change) {
        String queue = change.path(Change.QUEUE).asText();
        switch (change.path(Change.KIND).asText()) {
            case Change.QUEUE_SAVED -> queues.put(queue, change.deepCopy());
            case Change.QUEUE_DELETED -> {
                queues.remove(queue);
                messages.remove(queue);
            }
            case Change.QUEUE_PURGED -> messages.remove(queue);
            case Change.MESSAGE_ADDED -> add(queue, change);
            case Change.MESSAGE_UPDATED -> update(of(queue).get(id(change)), change);
            case Change.MESSAGE_REMOVED -> of(queue).remove(id(change));
            default -> throw new IllegalStateException("The journal holds a change that is not known here: " + change);
        }
    }

    /** ElasticMQ tells of a message that goes to a dead-letter queue only there, not where it leaves. */
    private void add(String queue, JsonNode message) {
        String source = message.path(Change.DEAD_LETTER_SOURCE).asText("");
        if (!source.equals(queue)) {
            of(source).remove(id(message));
        }
        of(queue).put(id(message), message.deepCopy());
    }

    private static void update(@Nullable ObjectNode message, JsonNode change) {
        if (message != null) {
            for (Map.Entry<String, JsonNode> field : change.properties()) {
                if (!field.getKey().equals(Change.KIND)) {
                    message.set(field.getKey(), field.getValue());
                }
            }
        }
    }

    private Map<String, ObjectNode> of(String queue) {
        return messages.computeIfAbsent(queue, name -> new LinkedHashMap<>());
    }

    private static String id(JsonNode change) {
        return change.path(Change.ID).asText();
    }

    /** The queues, a dead-letter queue always before the queues that need it. */
    List<ObjectNode> queues() {
        List<ObjectNode> ordered = new ArrayList<>();
        queues.keySet().forEach(name -> addAfterItsDeadLetterQueue(name, ordered));
        return ordered;
    }

    private void addAfterItsDeadLetterQueue(String name, List<ObjectNode> ordered) {
        ObjectNode queue = queues.get(name);
        if (queue != null && !ordered.contains(queue)) {
            String deadLetters = queue.path(Change.DEAD_LETTERS).asText("");
            if (!deadLetters.isEmpty() && !deadLetters.equals(name)) {
                addAfterItsDeadLetterQueue(deadLetters, ordered);
            }
            ordered.add(queue);
        }
    }

    /** The messages of one queue, oldest first. */
    Collection<ObjectNode> messages(String queue) {
        return messages.getOrDefault(queue, Map.of()).values();
    }

    /** The shortest journal that says the same. */
    List<ObjectNode> changes() {
        List<ObjectNode> changes = new ArrayList<>(queues());
        queues.keySet().forEach(queue -> changes.addAll(messages(queue)));
        return changes;
    }
}
