package orderhub.infra.local.aws.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.JsonService;
import orderhub.infra.local.aws.shared.WireAnswer;
import orderhub.infra.local.aws.shared.WireRequest;

/**
 * Sends the entries of a FIFO batch one after the other. ElasticMQ starts them all at once, so that two of the same
 * group may change places; SQS keeps their order.
 */
final class FifoBatches {
    private static final String TARGET = "AmazonSQS.SendMessageBatch";

    /** The API reference of SendMessageBatch. */
    private static final int MAX_ENTRIES = 10;

    private static final int OK = 200;
    private static final String JSON = "application/x-amz-json-1.0";

    private final JsonService sqs;

    FifoBatches(JsonService sqs) {
        this.sqs = sqs;
    }

    /** The batch, when the request is one for a FIFO queue; what SQS refuses as a whole is left to the engine. */
    Optional<JsonNode> entries(WireRequest request) {
        if (!TARGET.equals(request.header("x-amz-target").orElse(""))) {
            return Optional.empty();
        }
        return Json.read(request.body())
                .filter(batch -> batch.path("QueueUrl").asText().endsWith(".fifo"))
                .filter(FifoBatches::isWellFormed);
    }

    private static boolean isWellFormed(JsonNode batch) {
        JsonNode entries = batch.path("Entries");
        long ids = entries.valueStream()
                .map(entry -> entry.path("Id").asText())
                .distinct()
                .count();
        return !entries.isEmpty() && entries.size() <= MAX_ENTRIES && ids == entries.size();
    }

    CompletableFuture<WireAnswer> send(JsonNode batch) {
        ArrayNode successful = Json.array();
        ArrayNode failed = Json.array();
        CompletableFuture<Void> sent = CompletableFuture.completedFuture(null);
        for (JsonNode entry : batch.path("Entries")) {
            sent = sent.thenCompose(before -> send(batch, entry, successful, failed));
        }
        return sent.thenApply(all -> {
            ObjectNode output = Json.object();
            output.set("Successful", successful);
            output.set("Failed", failed);
            return new WireAnswer(OK, Map.of("Content-Type", JSON), Json.bytes(output));
        });
    }

    private CompletableFuture<Void> send(JsonNode batch, JsonNode entry, ArrayNode successful, ArrayNode failed) {
        ObjectNode message = entry.deepCopy();
        message.remove("Id");
        message.set("QueueUrl", batch.path("QueueUrl"));
        return sqs.call("SendMessage", message).handle((answer, failure) -> {
            if (answer instanceof ObjectNode sent) {
                successful.add(sent.set("Id", entry.path("Id")));
            } else {
                failed.add(failed(entry, failure));
            }
            return null;
        });
    }

    private static ObjectNode failed(JsonNode entry, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean refused = cause instanceof AwsException;
        ObjectNode result = Json.object()
                .put("Code", cause instanceof AwsException known ? known.code() : "InternalError")
                .put("Message", String.valueOf(cause.getMessage()))
                .put("SenderFault", refused);
        return result.set("Id", entry.path("Id"));
    }
}
