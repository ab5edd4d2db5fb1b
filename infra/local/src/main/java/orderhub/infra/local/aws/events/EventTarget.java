package orderhub.infra.local.aws.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/**
 * Where a rule sends what it matches.
 *
 * @param id names the target within its rule
 * @param arn a queue or a topic
 * @param input how the message is made from the event
 * @param messageGroupId the FIFO group, for a FIFO queue
 * @param deadLetterArn the queue that takes what cannot be delivered
 * @param definition the target as it was given, to be listed
 */
public record EventTarget(
        String id,
        String arn,
        TargetInput input,
        Optional<String> messageGroupId,
        Optional<String> deadLetterArn,
        ObjectNode definition) {
    private static final Set<String> SUPPORTED = Set.of(
            "Id", "Arn", "Input", "InputPath", "InputTransformer", "SqsParameters", "DeadLetterConfig", "RoleArn");

    /**
     * Reads a target as {@code PutTargets} takes it.
     *
     * @throws AwsException when it is not a queue or topic, or asks for what is not supported here
     */
    public static EventTarget read(JsonNode target) {
        String id = Json.required(target, "Id");
        String arn = Json.required(target, "Arn");
        for (Iterator<String> names = target.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!SUPPORTED.contains(name)) {
                throw AwsException.validation("Target " + id + ": " + name
                        + " is not supported by the embedded EventBridge. Supported: "
                        + SUPPORTED.stream().sorted().toList());
            }
        }
        boolean queue = Arn.isOf("sqs", arn);
        if (!queue && !Arn.isOf("sns", arn)) {
            throw AwsException.validation("Target " + id + ": " + arn
                    + " is neither an SQS queue nor an SNS topic, the only targets of the embedded EventBridge.");
        }
        return new EventTarget(
                id,
                arn,
                TargetInput.read(target),
                groupId(target, id, arn),
                deadLetterArn(target, id),
                target.deepCopy());
    }

    private static Optional<String> groupId(JsonNode target, String id, String arn) {
        Optional<String> groupId = Json.text(target.path("SqsParameters"), "MessageGroupId");
        if (groupId.isEmpty() && Arn.isOf("sqs", arn) && arn.endsWith(".fifo")) {
            throw AwsException.validation("Parameter(s) SqsParameters must be specified for target: " + id + ".");
        }
        return groupId;
    }

    private static Optional<String> deadLetterArn(JsonNode target, String id) {
        Optional<String> arn = Json.text(target.path("DeadLetterConfig"), "Arn");
        if (arn.isPresent() && !Arn.isOf("sqs", arn.get())) {
            throw AwsException.validation(
                    "Target " + id + ": the dead-letter queue " + arn.get() + " is no SQS queue.");
        }
        return arn;
    }

    /** Whether the target is a queue; otherwise it is a topic. */
    public boolean isQueue() {
        return Arn.isOf("sqs", arn);
    }
}
