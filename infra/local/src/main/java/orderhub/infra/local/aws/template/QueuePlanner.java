package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.Json;

/** Plans an SQS queue. The limits are those of the SQS API reference, CreateQueue. */
final class QueuePlanner {
    private static final long MAX_VISIBILITY_SECONDS = 43_200;
    private static final long MAX_DELAY_SECONDS = 900;
    private static final long MAX_WAIT_SECONDS = 20;
    private static final long MIN_RETENTION_SECONDS = 60;
    private static final long MAX_RETENTION_SECONDS = 1_209_600;
    private static final long MIN_MESSAGE_BYTES = 1_024;
    private static final long MAX_MESSAGE_BYTES = 1_048_576;

    /** ElasticMQ and SQS alike. */
    private static final long MAX_RECEIVES = 1_000;

    private QueuePlanner() {}

    static Plan.Queue plan(Resource resource, AwsAccount account, String name, Properties properties) {
        properties.text("QueueName");
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean fifo = properties.flag("FifoQueue").orElse("false").equals("true");
        if (fifo != name.endsWith(".fifo")) {
            throw properties.refuse("QueueName", "must end in .fifo when FifoQueue is true, and only then: " + name);
        }
        if (fifo) {
            attributes.put("FifoQueue", "true");
        }
        properties.flag("ContentBasedDeduplication").ifPresent(on -> attributes.put("ContentBasedDeduplication", on));
        put(attributes, properties, "VisibilityTimeout", MAX_VISIBILITY_SECONDS);
        put(attributes, properties, "DelaySeconds", MAX_DELAY_SECONDS);
        put(attributes, properties, "ReceiveMessageWaitTimeSeconds", MAX_WAIT_SECONDS);
        properties.number("MessageRetentionPeriod", MIN_RETENTION_SECONDS, MAX_RETENTION_SECONDS);
        properties.number("MaximumMessageSize", MIN_MESSAGE_BYTES, MAX_MESSAGE_BYTES);
        properties.oneOf("DeduplicationScope", "queue", "queue", "messageGroup");
        properties.oneOf("FifoThroughputLimit", "perQueue", "perQueue", "perMessageGroupId");
        Optional<String> deadLetterArn = properties.below("RedrivePolicy").map(redrive -> redrive(attributes, redrive));
        Optional<Plan.RedriveAllow> allow =
                properties.below("RedriveAllowPolicy").map(QueuePlanner::redriveAllow);
        properties.end();
        return new Plan.Queue(resource, name, account.queueArn(name), attributes, deadLetterArn, allow);
    }

    private static void put(Map<String, String> attributes, Properties properties, String name, long most) {
        properties.number(name, 0, most).ifPresent(value -> attributes.put(name, String.valueOf(value)));
    }

    private static String redrive(Map<String, String> attributes, Properties redrive) {
        String arn = redrive.required("deadLetterTargetArn");
        if (!Arn.isOf("sqs", arn)) {
            throw redrive.refuse("deadLetterTargetArn", "must be the ARN of a queue, not " + arn);
        }
        long receives = redrive.number("maxReceiveCount", 1, MAX_RECEIVES)
                .orElseThrow(() -> redrive.refuse("maxReceiveCount", "must be given"));
        redrive.end();
        ObjectNode policy = Json.object().put("deadLetterTargetArn", arn).put("maxReceiveCount", receives);
        attributes.put("RedrivePolicy", Json.write(policy));
        return arn;
    }

    private static Plan.RedriveAllow redriveAllow(Properties allow) {
        String permission = allow.oneOf("redrivePermission", "", "allowAll", "denyAll", "byQueue");
        Plan.RedriveAllow policy = new Plan.RedriveAllow(permission, allow.texts("sourceQueueArns"));
        allow.end();
        return policy;
    }
}
