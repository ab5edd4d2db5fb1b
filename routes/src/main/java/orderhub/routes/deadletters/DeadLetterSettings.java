package orderhub.routes.deadletters;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How dead letters are kept and looked at.
 *
 * @param baseUrl of all queues
 * @param actionsTable name of the table of what operators did
 * @param queues the queues that have dead letters, by any key
 * @param lookLimit how many messages of a queue are shown at most
 * @param scanLimit how many messages of a queue are looked through at most, for one of them or for causes
 * @param hiddenS how long a message that is looked at is hidden from others at most, in seconds
 * @param perSecond how many messages are redriven a second where nobody said
 * @param maxPerSecond how many messages may be redriven a second
 * @param auditKeptS how long it is kept what operators did, in seconds
 */
public record DeadLetterSettings(
        String baseUrl,
        String actionsTable,
        Map<String, DeadLetterQueue> queues,
        int lookLimit,
        int scanLimit,
        int hiddenS,
        int perSecond,
        int maxPerSecond,
        long auditKeptS) {

    public DeadLetterSettings {
        queues = Map.copyOf(queues);
    }

    /** The longest wait of each queue that has one of its own, by the queue's name. */
    public Map<String, Duration> longestWaits() {
        Map<String, Duration> waits = new HashMap<>();
        queues.values().forEach(queue -> {
            Integer seconds = queue.longestWaitS();
            if (seconds != null) {
                waits.put(queue.source(), Duration.ofSeconds(seconds));
            }
        });
        return waits;
    }

    /** The queue whose dead letters lie on the queue of that name. */
    Optional<DeadLetterQueue> named(String name) {
        return queues.values().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst();
    }

    /** The queue at that URL, if it has dead letters. */
    Optional<DeadLetterQueue> from(String queueUrl) {
        return queues.values().stream()
                .filter(queue -> url(queue.source()).equals(queueUrl))
                .findFirst();
    }

    /** Where a queue is. */
    String url(String queue) {
        return baseUrl + "/" + queue;
    }
}
