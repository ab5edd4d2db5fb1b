package orderhub.infra.local.aws.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.Delivery;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.MessageAttribute;
import orderhub.infra.local.aws.shared.QueueDelivery;
import orderhub.infra.local.aws.shared.QueueMessage;
import orderhub.infra.local.aws.shared.TopicDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends matched events to their targets. What a target refuses goes to its dead-letter queue at once: AWS retries
 * for a day first, but here a refusal is a missing queue, and that does not pass by waiting.
 */
final class EventDispatch {
    private static final Logger LOG = LoggerFactory.getLogger(EventDispatch.class);

    private final QueueDelivery queues;
    private final TopicDelivery topics;

    EventDispatch(QueueDelivery queues, TopicDelivery topics) {
        this.queues = queues;
        this.topics = topics;
    }

    CompletableFuture<Void> deliver(List<MatchedEvent> events) {
        List<MatchedEvent> toQueues =
                events.stream().filter(event -> event.target().isQueue()).toList();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(queues.deliver(toQueues.stream().map(EventDispatch::message).toList())
                .thenCompose(outcomes -> handle(toQueues, outcomes)));
        for (MatchedEvent event : events) {
            if (!event.target().isQueue()) {
                all.add(topics.publish(event.target().arn(), event.message())
                        .thenCompose(outcome -> handle(List.of(event), List.of(outcome))));
            }
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private static QueueMessage message(MatchedEvent event) {
        String groupId = event.target().messageGroupId().orElse(null);
        // The event id makes the deduplication id, as on AWS: a FIFO target never drops an event for its content.
        String deduplicationId =
                groupId == null ? null : event.event().path("id").asText();
        return new QueueMessage(event.target().arn(), event.message(), groupId, deduplicationId, Map.of());
    }

    private CompletableFuture<Void> handle(List<MatchedEvent> events, List<Delivery> outcomes) {
        List<QueueMessage> dead = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (outcomes.get(i) instanceof Delivery.Refused refused) {
                MatchedEvent event = events.get(i);
                LOG.warn(
                        "Rule {} could not deliver to {}: {} {}",
                        event.rule().name(),
                        event.target().arn(),
                        refused.code(),
                        refused.message());
                event.target().deadLetterArn().ifPresent(arn -> dead.add(deadLetter(arn, event, refused)));
            }
        }
        return dead.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : queues.deliver(dead).thenAccept(EventDispatch::warn);
    }

    private static QueueMessage deadLetter(String arn, MatchedEvent event, Delivery.Refused refused) {
        Map<String, MessageAttribute> why = Map.of(
                "RULE_ARN", MessageAttribute.text(event.rule().arn()),
                "TARGET_ARN", MessageAttribute.text(event.target().arn()),
                "ERROR_CODE", MessageAttribute.text(refused.code()),
                "ERROR_MESSAGE", MessageAttribute.text(refused.message()));
        return new QueueMessage(arn, Json.write(event.event()), null, null, why);
    }

    private static void warn(List<Delivery> outcomes) {
        for (Delivery outcome : outcomes) {
            if (outcome instanceof Delivery.Refused refused) {
                LOG.warn("A dead-letter queue refused an event: {} {}", refused.code(), refused.message());
            }
        }
    }
}
