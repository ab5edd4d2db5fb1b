package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Delivery;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.MessageAttribute;
import orderhub.infra.local.aws.shared.QueueDelivery;
import orderhub.infra.local.aws.shared.QueueMessage;

/** Sends what EventBridge and SNS send on: one after the other within a queue, queues side by side. */
public final class SqsDelivery implements QueueDelivery {
    private final SqsService sqs;
    private final QueueUrls urls;

    public SqsDelivery(SqsService sqs, QueueUrls urls) {
        this.sqs = sqs;
        this.urls = urls;
    }

    @Override
    public CompletableFuture<List<Delivery>> deliver(List<QueueMessage> messages) {
        Map<String, CompletableFuture<Delivery>> lastOfQueue = new LinkedHashMap<>();
        List<CompletableFuture<Delivery>> outcomes = new ArrayList<>(messages.size());
        for (QueueMessage message : messages) {
            CompletableFuture<Delivery> before = lastOfQueue.get(message.queueArn());
            CompletableFuture<Delivery> outcome =
                    before == null ? send(message) : before.thenCompose(done -> send(message));
            lastOfQueue.put(message.queueArn(), outcome);
            outcomes.add(outcome);
        }
        return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
                .thenApply(all -> outcomes.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Delivery> send(QueueMessage message) {
        return sqs.call("SendMessage", request(message)).handle((sent, failure) -> {
            if (failure == null) {
                return new Delivery.Delivered();
            }
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            String code = cause instanceof AwsException refused ? refused.code() : "InternalError";
            return new Delivery.Refused(code, String.valueOf(cause.getMessage()));
        });
    }

    private ObjectNode request(QueueMessage message) {
        ObjectNode request = Json.object().put("MessageBody", message.body());
        String name = Arn.parse(message.queueArn()).map(Arn::resource).orElse(message.queueArn());
        request.put("QueueUrl", urls.of(name));
        if (message.groupId() != null) {
            request.put("MessageGroupId", message.groupId());
        }
        if (message.deduplicationId() != null) {
            request.put("MessageDeduplicationId", message.deduplicationId());
        }
        if (!message.attributes().isEmpty()) {
            ObjectNode attributes = request.putObject("MessageAttributes");
            message.attributes().forEach((key, value) -> attributes.set(key, attribute(value)));
        }
        return request;
    }

    private static ObjectNode attribute(MessageAttribute attribute) {
        // SQS has no type for arrays: AWS passes String.Array through as a string of that custom type.
        return Json.object()
                .put("DataType", attribute.dataType())
                .put(attribute.isBinary() ? "BinaryValue" : "StringValue", attribute.value());
    }
}
