package orderhub.infra.local.aws.sns;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.BoundedLog;
import orderhub.infra.local.aws.shared.Delivery;
import orderhub.infra.local.aws.shared.MessageAttribute;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.QueueDelivery;
import orderhub.infra.local.aws.shared.QueueMessage;
import orderhub.infra.local.aws.shared.TopicDelivery;
import orderhub.infra.local.aws.shared.Xml;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code Publish} and {@code PublishBatch}: answered once every subscribed queue has the message. */
final class Publishing implements TopicDelivery {
    /** The API reference of Publish: 262,144 bytes, for a batch all together. */
    private static final int MAX_MESSAGE_BYTES = 262_144;

    /** The API reference of PublishBatch. */
    private static final int MAX_BATCH = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);

    private final Topics topics;
    private final QueueDelivery queues;
    private final BoundedLog<TextMessage> textMessages;
    private final Clock clock;
    private final URI endpoint;

    Publishing(Topics topics, QueueDelivery queues, BoundedLog<TextMessage> textMessages, Clock clock, URI endpoint) {
        this.topics = topics;
        this.queues = queues;
        this.textMessages = textMessages;
        this.clock = clock;
        this.endpoint = endpoint;
    }

    CompletableFuture<Xml> publish(QueryParameters parameters) {
        String body = body(parameters);
        if (parameters.get("PhoneNumber").isPresent()) {
            String id = UUID.randomUUID().toString();
            textMessages.add(new TextMessage(id, parameters.required("PhoneNumber"), body, clock.instant()));
            return CompletableFuture.completedFuture(new Xml().element("MessageId", id));
        }
        String topicArn =
                parameters.get("TopicArn").or(() -> parameters.get("TargetArn")).orElse("");
        if (topicArn.isEmpty()) {
            throw AwsException.badRequest(
                    "InvalidParameter",
                    "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter");
        }
        topics.required(topicArn);
        Notification notification = notification(topicArn, parameters, body);
        return deliver(List.of(notification)).thenApply(done -> new Xml().element("MessageId", notification.id()));
    }

    CompletableFuture<Xml> publishBatch(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        topics.required(topicArn);
        List<QueryParameters> entries = parameters.structures("PublishBatchRequestEntries.member");
        checkBatch(entries);
        Xml successful = new Xml();
        List<Notification> notifications = new ArrayList<>();
        for (QueryParameters entry : entries) {
            Notification notification = notification(topicArn, entry, body(entry));
            notifications.add(notification);
            successful.element(
                    "member", new Xml().element("Id", entry.required("Id")).element("MessageId", notification.id()));
        }
        return deliver(notifications)
                .thenApply(done -> new Xml().element("Successful", successful).element("Failed", new Xml()));
    }

    private static void checkBatch(List<QueryParameters> entries) {
        if (entries.isEmpty()) {
            throw AwsException.badRequest("EmptyBatchRequest", "The batch request doesn't contain any entries.");
        }
        if (entries.size() > MAX_BATCH) {
            throw AwsException.badRequest(
                    "TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");
        }
        long distinct =
                entries.stream().map(entry -> entry.required("Id")).distinct().count();
        if (distinct < entries.size()) {
            throw AwsException.badRequest(
                    "BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");
        }
        int bytes = entries.stream()
                .mapToInt(entry -> utf8(entry.required("Message")))
                .sum();
        if (bytes > MAX_MESSAGE_BYTES) {
            throw AwsException.badRequest(
                    "BatchRequestTooLong", "The length of all the batch messages put together is more than the limit.");
        }
    }

    private static String body(QueryParameters parameters) {
        String body = parameters.required("Message");
        if (utf8(body) > MAX_MESSAGE_BYTES) {
            throw AwsException.badRequest("InvalidParameter", "Invalid parameter: Message too long");
        }
        if (parameters.get("MessageStructure").isPresent()) {
            throw AwsException.badRequest(
                    "InvalidParameter", "Invalid parameter: MessageStructure is not supported by the embedded SNS");
        }
        return body;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private Notification notification(String topicArn, QueryParameters parameters, String body) {
        return new Notification(
                UUID.randomUUID().toString(),
                topicArn,
                parameters.get("Subject"),
                body,
                attributes(parameters),
                parameters.get("MessageGroupId").orElse(null),
                parameters.get("MessageDeduplicationId").orElse(null),
                clock.instant());
    }

    private static Map<String, MessageAttribute> attributes(QueryParameters parameters) {
        Map<String, MessageAttribute> attributes = new LinkedHashMap<>();
        for (QueryParameters entry : parameters.structures("MessageAttributes.entry")) {
            String name = entry.required("Name");
            String value = entry.get("Value.StringValue")
                    .or(() -> entry.get("Value.BinaryValue"))
                    .orElse(null);
            attributes.put(
                    name,
                    MessageAttribute.given(name, entry.get("Value.DataType").orElse(null), value));
        }
        return attributes;
    }

    @Override
    public CompletableFuture<Delivery> publish(String topicArn, String message) {
        if (topics.find(topicArn).isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Delivery.Refused("NotFound", "Topic does not exist: " + topicArn));
        }
        String id = UUID.randomUUID().toString();
        Notification notification = new Notification(
                id, topicArn, java.util.Optional.empty(), message, Map.of(), null, null, clock.instant());
        return deliver(List.of(notification)).thenApply(done -> new Delivery.Delivered());
    }

    private CompletableFuture<Void> deliver(List<Notification> notifications) {
        List<QueueMessage> messages = new ArrayList<>();
        List<Subscription> receivers = new ArrayList<>();
        for (Notification notification : notifications) {
            for (Subscription subscription : topics.subscriptions(notification.topicArn())) {
                if (subscription.takes(notification.body(), notification.attributes())) {
                    messages.add(notification.toQueue(subscription, endpoint));
                    receivers.add(subscription);
                }
            }
        }
        return queues.deliver(messages).thenCompose(outcomes -> redrive(messages, receivers, outcomes));
    }

    private CompletableFuture<Void> redrive(
            List<QueueMessage> messages, List<Subscription> receivers, List<Delivery> outcomes) {
        List<QueueMessage> dead = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            if (outcomes.get(i) instanceof Delivery.Refused refused) {
                QueueMessage message = messages.get(i);
                LOG.warn("Topic could not deliver to {}: {}", message.queueArn(), refused.message());
                receivers
                        .get(i)
                        .deadLetterArn()
                        .ifPresent(arn -> dead.add(new QueueMessage(
                                arn,
                                message.body(),
                                message.groupId(),
                                message.deduplicationId(),
                                message.attributes())));
            }
        }
        return dead.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : queues.deliver(dead).thenAccept(ignored -> {});
    }
}
