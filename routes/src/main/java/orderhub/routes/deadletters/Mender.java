package orderhub.routes.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.schemas.api.Mending;
import orderhub.schemas.api.Violation;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Replaces the body of a dead letter. SQS changes no message: another takes its place, on the same queue, where it can be
 * dry-run before it goes back. First it is kept who does it, then the other is sent, then the first deleted.
 */
final class Mender {

    /** Both bodies have to fit into one item of DynamoDB, 400 KiB. */
    private static final int MAX_BODY_BYTES = 150_000;

    private final SqsClient sqs;
    private final OperatorActions actions;
    private final BodyContracts contracts;
    private final ObjectMapper json;

    Mender(SqsClient sqs, OperatorActions actions, BodyContracts contracts, ObjectMapper json) {
        this.sqs = sqs;
        this.actions = actions;
        this.contracts = contracts;
        this.json = json;
    }

    /** @throws InvalidRequestException if the new body breaks the contract of its queue */
    String bodyOf(Mending mending, DeadLetterQueue queue) {
        JsonNode body = json.valueToTree(mending.body());
        List<Violation> violations = contracts.violations(queue.contract(), body).stream()
                .map(found -> new Violation("/body" + found.pointer(), found.code(), found.message()))
                .toList();
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Mends it.
     *
     * @param url of the dead-letter queue
     * @param letter taken out of it, and hidden from others meanwhile
     */
    Views.Mended mend(DeadLetterQueue queue, String url, Message letter, Mending mending, String body, UUID actionId) {
        requireBounded(letter.body());
        requireBounded(body);
        actions.mending(actionId.toString(), queue.name(), letter.messageId(), mending, letter.body(), body);
        String mendedId =
                sqs.sendMessage(mended(queue, url, letter, body, actionId)).messageId();
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(letter.receiptHandle()));
        return new Views.Mended(queue.name(), actionId.toString(), mendedId);
    }

    /** Mended in the same way again, because an answer got lost, it is the same message to a FIFO queue. */
    private static SendMessageRequest mended(
            DeadLetterQueue queue, String url, Message letter, String body, UUID actionId) {
        SendMessageRequest.Builder mended = SendMessageRequest.builder()
                .queueUrl(url)
                .messageBody(body)
                .messageAttributes(DeathAttributes.mended(letter, actionId.toString()));
        if (queue.fifo()) {
            UUID content = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
            mended.messageGroupId(letter.attributes()
                            .getOrDefault(MessageSystemAttributeName.MESSAGE_GROUP_ID, letter.messageId()))
                    .messageDeduplicationId("mend-" + letter.messageId() + "-" + content);
        }
        return mended.build();
    }

    private static void requireBounded(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length > MAX_BODY_BYTES) {
            throw new DeadLetterRefusedException(
                    "A body of more than " + MAX_BODY_BYTES + " bytes cannot be kept and so not be mended.");
        }
    }
}
