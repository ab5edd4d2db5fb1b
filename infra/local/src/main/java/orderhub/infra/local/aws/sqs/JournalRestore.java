package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.CreateQueueData;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.DeduplicationId;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.msg.RestoreMessages;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;
import scala.util.Either;

/** Brings queues and messages of a journal back, FIFO messages in their order. */
final class JournalRestore {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final ActorRef queues;

    JournalRestore(ActorRef queues) {
        this.queues = queues;
    }

    void restore(QueueSnapshot snapshot) {
        for (ObjectNode queue : snapshot.queues()) {
            ActorRef actor = create(queue);
            boolean fifo = queue.path(Change.FIFO).asBoolean();
            List<InternalMessage> messages = new ArrayList<>();
            for (ObjectNode message : snapshot.messages(queue.path(Change.QUEUE).asText())) {
                messages.add(message(message, fifo));
            }
            Object restore =
                    new RestoreMessages(CollectionConverters.asScala(messages).toList());
            Patterns.ask(actor, restore, TIMEOUT).toCompletableFuture().join();
        }
    }

    private ActorRef create(ObjectNode queue) {
        CreateQueueData data = new CreateQueueData(
                queue.path(Change.QUEUE).asText(),
                Option.apply(new MillisVisibilityTimeout(
                        queue.path(Change.VISIBILITY_MILLIS).asLong())),
                Option.apply(Duration.ofSeconds(queue.path(Change.DELAY_SECONDS).asLong())),
                Option.apply(Duration.ofSeconds(queue.path(Change.WAIT_SECONDS).asLong())),
                Option.apply(OffsetDateTime.parse(queue.path(Change.CREATED).asText())),
                Option.apply(OffsetDateTime.parse(queue.path(Change.MODIFIED).asText())),
                OptionConverters.toScala(deadLetters(queue)),
                queue.path(Change.FIFO).asBoolean(),
                queue.path(Change.CONTENT_DEDUPLICATION).asBoolean(),
                Option.empty(),
                Option.empty(),
                tags(queue.path(Change.TAGS)));
        Object reply = Patterns.ask(queues, new CreateQueue(data), TIMEOUT)
                .toCompletableFuture()
                .join();
        if (reply instanceof Either<?, ?> either && either.isRight()) {
            return (ActorRef) either.toOption().get();
        }
        throw new IllegalStateException("Queue " + data.name() + " could not be brought back: " + reply);
    }

    private static Optional<DeadLettersQueueData> deadLetters(ObjectNode queue) {
        return Json.text(queue, Change.DEAD_LETTERS)
                .map(name -> new DeadLettersQueueData(
                        name, queue.path(Change.MAX_RECEIVE_COUNT).asInt()));
    }

    private static scala.collection.immutable.Map<String, String> tags(JsonNode tags) {
        Map<String, String> map = new HashMap<>();
        tags.properties().forEach(tag -> map.put(tag.getKey(), tag.getValue().asText()));
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(map));
    }

    private static InternalMessage message(ObjectNode line, boolean fifo) {
        List<String> receipts = new ArrayList<>();
        line.path(Change.RECEIPTS).forEach(receipt -> receipts.add(receipt.asText()));
        return new InternalMessage(
                line.path(Change.ID).asText(),
                CollectionConverters.asScala(receipts),
                line.path(Change.NEXT_DELIVERY_MILLIS).asLong(),
                new MessageContent(line.path(Change.BODY).asText()),
                attributes(line.path(Change.ATTRIBUTES)),
                OffsetDateTime.parse(line.path(Change.CREATED).asText()),
                line.path(Change.ORDER).asInt(),
                firstReceive(line),
                line.path(Change.RECEIVE_COUNT).asInt(),
                fifo,
                option(line, Change.GROUP),
                OptionConverters.toScala(Json.text(line, Change.DEDUPLICATION).map(DeduplicationId::new)),
                OptionConverters.toScala(Json.text(line, Change.TRACE).map(TracingId::new)),
                option(line, Change.SEQUENCE),
                option(line, Change.DEAD_LETTER_SOURCE));
    }

    private static Option<String> option(JsonNode line, String name) {
        return OptionConverters.toScala(Json.text(line, name));
    }

    private static Received firstReceive(JsonNode line) {
        if (!line.has(Change.FIRST_RECEIVE_MILLIS)) {
            return NeverReceived$.MODULE$;
        }
        Instant when =
                Instant.ofEpochMilli(line.path(Change.FIRST_RECEIVE_MILLIS).asLong());
        return new OnDateTimeReceived(when.atOffset(ZoneOffset.UTC));
    }

    private static scala.collection.immutable.Map<String, MessageAttribute> attributes(JsonNode lines) {
        Map<String, MessageAttribute> map = new HashMap<>();
        lines.properties().forEach(line -> map.put(line.getKey(), attribute(line.getValue())));
        return scala.collection.immutable.Map.from(CollectionConverters.asScala(map));
    }

    private static MessageAttribute attribute(JsonNode line) {
        String value = line.path(1).asText();
        Option<String> customType = line.has(2) ? Option.apply(line.path(2).asText()) : Option.empty();
        return switch (line.path(0).asText()) {
            case "Binary" -> BinaryMessageAttribute.fromBase64(value, customType);
            case "Number" -> new NumberMessageAttribute(value, customType);
            default -> new StringMessageAttribute(value, customType);
        };
    }
}
