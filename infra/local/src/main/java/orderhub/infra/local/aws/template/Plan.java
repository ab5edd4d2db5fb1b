package orderhub.infra.local.aws.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/** What is to be created for one resource, fully resolved and checked. */
sealed interface Plan {
    /** The resource it came from. */
    Resource resource();

    record Table(Resource resource, CreateTableRequest request, Optional<String> timeToLive) implements Plan {}

    record Queue(
            Resource resource,
            String name,
            String arn,
            Map<String, String> attributes,
            Optional<String> deadLetterArn,
            Optional<RedriveAllow> redriveAllow)
            implements Plan {}

    /** Which queues may name a queue as their dead-letter queue. */
    record RedriveAllow(String permission, List<String> sourceArns) {
        boolean allows(String sourceArn) {
            return permission.equals("allowAll") || (permission.equals("byQueue") && sourceArns.contains(sourceArn));
        }
    }

    record Bus(Resource resource, String name) implements Plan {}

    record Rule(Resource resource, String arn, ObjectNode rule, ArrayNode targets) implements Plan {}

    record Topic(Resource resource, String name) implements Plan {}

    record Subscription(Resource resource, String topicArn, String queueArn, Map<String, String> attributes)
            implements Plan {}

    /** A queue's or a topic's resource policy. */
    record Policy(Resource resource, List<String> appliesTo, List<PolicyStatement> statements) implements Plan {}
}
