package orderhub.routes.deadletters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Queues in memory, whose calls fail as a test says: whole, or for single messages of a batch. Hidden messages stay hidden
 * until they are put back. Receipts are the messages' ids. Of a queue whose name ends in .fifo, a group of which a message
 * is hidden gives no other, and what has the deduplication id of another is taken and not there twice.
 */
final class InMemorySqs implements SqsClient {

    /** The calls, in order, as {@code operation queue} and what was in them. */
    final List<String> calls = new ArrayList<>();

    /** Operations that fail as a whole. */
    final Set<String> down = new HashSet<>();

    /** Bodies that a batch refuses to send, and ids that a batch refuses to delete or put back. */
    final Set<String> refused = new HashSet<>();

    private final Map<String, Map<String, Message>> visible = new HashMap<>();
    private final Map<String, Map<String, Message>> hidden = new HashMap<>();
    private final Set<String> deduplicated = new HashSet<>();
    private int sent;

    /** Puts a message on a queue, sent at that time, in a group of its own. */
    void put(String queue, String id, String body, long sentAtMs) {
        put(queue, id, body, sentAtMs, "group-" + id);
    }

    /** Puts a message on a queue, sent at that time, behind the others of its group. */
    void put(String queue, String id, String body, long sentAtMs, String group) {
        Map<MessageSystemAttributeName, String> attributes = Map.of(
                MessageSystemAttributeName.SENT_TIMESTAMP,
                Long.toString(sentAtMs),
                MessageSystemAttributeName.MESSAGE_GROUP_ID,
                group);
        put(
                queue,
                message(id, body, Map.of()).toBuilder().attributes(attributes).build());
    }

    /** Lets the visibility timeout of all hidden messages pass. */
    void showHidden(String queue) {
        List.copyOf(queue(hidden, queue).values()).forEach(message -> {
            queue(hidden, queue).remove(message.messageId());
            put(queue, message);
        });
    }

    List<String> bodies(String queue) {
        return queue(visible, queue).values().stream().map(Message::body).toList();
    }

    List<Message> messages(String queue) {
        return List.copyOf(queue(visible, queue).values());
    }

    Set<String> hidden(String queue) {
        return Set.copyOf(queue(hidden, queue).keySet());
    }

    @Override
    public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
        String queue = called("receive", request.queueUrl(), "");
        Set<String> locked = queue.endsWith(".fifo")
                ? queue(hidden, queue).values().stream().map(InMemorySqs::group).collect(Collectors.toSet())
                : Set.of();
        List<Message> taken = queue(visible, queue).values().stream()
                .filter(message -> !locked.contains(group(message)))
                .limit(request.maxNumberOfMessages())
                .toList();
        taken.forEach(message -> {
            queue(visible, queue).remove(message.messageId());
            queue(hidden, queue).put(message.messageId(), message);
        });
        return ReceiveMessageResponse.builder().messages(taken).build();
    }

    @Override
    public ChangeMessageVisibilityBatchResponse changeMessageVisibilityBatch(
            ChangeMessageVisibilityBatchRequest request) {
        String queue = called("putBack", request.queueUrl(), "");
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> {
            Message message = queue(hidden, queue).get(entry.receiptHandle());
            if (message == null || refused.contains(entry.receiptHandle())) {
                failed.add(failure(entry.id()));
            } else {
                queue(hidden, queue).remove(message.messageId());
                put(queue, message);
            }
        });
        return ChangeMessageVisibilityBatchResponse.builder().failed(failed).build();
    }

    @Override
    public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
        called("backOff", request.queueUrl(), " " + request.receiptHandle());
        return ChangeMessageVisibilityResponse.builder().build();
    }

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
        String queue = called("send", request.queueUrl(), "");
        String id = send(
                queue,
                request.messageBody(),
                request.messageAttributes(),
                request.messageGroupId(),
                request.messageDeduplicationId());
        return SendMessageResponse.builder().messageId(id).build();
    }

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
        String queue =
                called("sendBatch", request.queueUrl(), " " + request.entries().size());
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        for (SendMessageBatchRequestEntry entry : request.entries()) {
            if (refused.contains(entry.messageBody())) {
                failed.add(failure(entry.id()));
            } else {
                send(
                        queue,
                        entry.messageBody(),
                        entry.messageAttributes(),
                        entry.messageGroupId(),
                        entry.messageDeduplicationId());
            }
        }
        return SendMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
        String queue = called("delete", request.queueUrl(), " " + request.receiptHandle());
        queue(hidden, queue).remove(request.receiptHandle());
        return DeleteMessageResponse.builder().build();
    }

    @Override
    public DeleteMessageBatchResponse deleteMessageBatch(DeleteMessageBatchRequest request) {
        String queue = called("deleteBatch", request.queueUrl(), "");
        List<BatchResultErrorEntry> failed = new ArrayList<>();
        request.entries().forEach(entry -> {
            if (refused.contains(entry.receiptHandle())) {
                failed.add(failure(entry.id()));
            } else {
                queue(hidden, queue).remove(entry.receiptHandle());
            }
        });
        return DeleteMessageBatchResponse.builder().failed(failed).build();
    }

    @Override
    public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
        String queue = called("count", request.queueUrl(), "");
        return GetQueueAttributesResponse.builder()
                .attributes(Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        Integer.toString(queue(visible, queue).size()),
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                        Integer.toString(queue(hidden, queue).size())))
                .build();
    }

    private String send(
            String queue,
            String body,
            Map<String, MessageAttributeValue> attributes,
            @Nullable String group,
            @Nullable String deduplication) {
        String id = "sent-" + ++sent;
        Map<MessageSystemAttributeName, String> system = new HashMap<>();
        system.put(MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(Long.MAX_VALUE));
        if (group != null && deduplication != null) {
            if (queue.endsWith(".fifo") && !deduplicated.add(queue + " " + deduplication)) {
                return id;
            }
            system.put(MessageSystemAttributeName.MESSAGE_GROUP_ID, group);
            system.put(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, deduplication);
        }
        put(queue, message(id, body, attributes).toBuilder().attributes(system).build());
        return id;
    }

    private static String group(Message message) {
        return message.attributes().getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, "");
    }

    private void put(String queue, Message message) {
        queue(visible, queue).put(message.messageId(), message);
    }

    private static Message message(String id, String body, Map<String, MessageAttributeValue> attributes) {
        return Message.builder()
                .messageId(id)
                .receiptHandle(id)
                .body(body)
                .messageAttributes(attributes)
                .build();
    }

    private String called(String operation, String url, String what) {
        String queue = url.substring(url.lastIndexOf('/') + 1);
        calls.add(operation + " " + queue + what);
        if (down.contains(operation)) {
            throw SdkClientException.create(operation + " is down");
        }
        return queue;
    }

    private static BatchResultErrorEntry failure(String id) {
        return BatchResultErrorEntry.builder().id(id).code("InternalError").build();
    }

    private static Map<String, Message> queue(Map<String, Map<String, Message>> all, String queue) {
        return all.computeIfAbsent(queue, unseen -> new LinkedHashMap<>());
    }

    @Override
    public String serviceName() {
        return "sqs";
    }

    @Override
    public void close() {}
}
