package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.MessageAttribute;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.QueueData;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.actor.queue.InternalMessage;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.OptionConverters;

/** Turns ElasticMQ's queues and messages into lines of the journal. */
final class Changes {
    private Changes() {}

    static ObjectNode saved(QueueData queue) {
        ObjectNode change = change(Change.QUEUE_SAVED, queue.name())
                .put(Change.VISIBILITY_MILLIS, queue.defaultVisibilityTimeout().millis())
                .put(Change.DELAY_SECONDS, queue.delay().toSeconds())
                .put(Change.WAIT_SECONDS, queue.receiveMessageWait().toSeconds())
                .put(Change.CREATED, queue.created().toString())
                .put(Change.MODIFIED, queue.lastModified().toString())
                .put(Change.FIFO, queue.isFifo())
                .put(Change.CONTENT_DEDUPLICATION, queue.hasContentBasedDeduplication());
        OptionConverters.toJava(queue.deadLettersQueue()).ifPresent(dlq -> {
            change.put(Change.DEAD_LETTERS, dlq.name());
            change.put(Change.MAX_RECEIVE_COUNT, dlq.maxReceiveCount());
        });
        ObjectNode tags = change.putObject(Change.TAGS);
        CollectionConverters.asJava(queue.tags()).forEach(tags::put);
        return change;
    }

    static ObjectNode deleted(String queue) {
        return change(Change.QUEUE_DELETED, queue);
    }

    static ObjectNode purged(String queue) {
        return change(Change.QUEUE_PURGED, queue);
    }

    static ObjectNode added(String queue, InternalMessage message) {
        ObjectNode change = change(Change.MESSAGE_ADDED, queue)
                .put(Change.ID, message.id())
                .put(Change.BODY, message.content().value())
                .put(Change.CREATED, message.created().toString())
                .put(Change.ORDER, message.orderIndex());
        putDelivery(change, message);
        put(change, Change.GROUP, message.messageGroupId());
        Json.putIfPresent(
                change,
                Change.DEDUPLICATION,
                OptionConverters.toJava(message.messageDeduplicationId()).map(id -> id.id()));
        Json.putIfPresent(
                change,
                Change.TRACE,
                OptionConverters.toJava(message.tracingId()).map(id -> id.id()));
        put(change, Change.SEQUENCE, message.sequenceNumber());
        put(change, Change.DEAD_LETTER_SOURCE, message.deadLetterSourceQueueName());
        putAttributes(change, CollectionConverters.asJava(message.messageAttributes()));
        return change;
    }

    static ObjectNode updated(String queue, InternalMessage message) {
        ObjectNode change = change(Change.MESSAGE_UPDATED, queue).put(Change.ID, message.id());
        putDelivery(change, message);
        return change;
    }

    static ObjectNode removed(String queue, String messageId) {
        return change(Change.MESSAGE_REMOVED, queue).put(Change.ID, messageId);
    }

    private static ObjectNode change(String kind, String queue) {
        return Json.object().put(Change.KIND, kind).put(Change.QUEUE, queue);
    }

    /** What a receive changes. Only the newest receipt counts: ElasticMQ takes no older one. */
    private static void putDelivery(ObjectNode change, InternalMessage message) {
        change.put(Change.NEXT_DELIVERY_MILLIS, message.nextDelivery());
        change.put(Change.RECEIVE_COUNT, message.receiveCount());
        ArrayNode receipts = change.putArray(Change.RECEIPTS);
        OptionConverters.toJava(message.deliveryReceipts().lastOption()).ifPresent(receipts::add);
        if (message.firstReceive() instanceof OnDateTimeReceived received) {
            change.put(Change.FIRST_RECEIVE_MILLIS, received.when().toInstant().toEpochMilli());
        }
    }

    private static void put(ObjectNode change, String name, Option<String> value) {
        Json.putIfPresent(change, name, OptionConverters.toJava(value));
    }

    private static void putAttributes(ObjectNode change, Map<String, MessageAttribute> attributes) {
        ObjectNode all = change.putObject(Change.ATTRIBUTES);
        attributes.forEach((name, attribute) -> {
            ArrayNode one = all.putArray(name);
            if (attribute instanceof BinaryMessageAttribute binary) {
                one.add("Binary").add(binary.asBase64());
            } else if (attribute instanceof NumberMessageAttribute number) {
                one.add("Number").add(number.stringValue());
            } else if (attribute instanceof StringMessageAttribute text) {
                one.add("String").add(text.stringValue());
            }
            Optional<String> customType = OptionConverters.toJava(attribute.customType());
            customType.ifPresent(one::add);
        });
    }
}
