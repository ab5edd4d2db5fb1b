package orderhub.infra.local.aws.sns;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.MessageAttribute;
import orderhub.infra.local.aws.shared.QueueMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message published to a topic.
 *
 * @param id given by the service
 * @param topicArn where it was published
 * @param subject for e-mail; may be absent
 * @param body the text
 * @param attributes by name
 * @param groupId for FIFO queues; may be null
 * @param deduplicationId for FIFO queues; may be null
 * @param publishedAt when
 */
record Notification(
        String id,
        String topicArn,
        Optional<String> subject,
        String body,
        Map<String, MessageAttribute> attributes,
        @Nullable String groupId,
        @Nullable String deduplicationId,
        Instant publishedAt) {
    Notification {
        attributes = Map.copyOf(attributes);
    }

    /** The message that a subscribed queue receives. */
    QueueMessage toQueue(Subscription subscription, URI endpoint) {
        boolean raw = subscription.raw();
        return new QueueMessage(
                subscription.endpoint(),
                raw ? body : envelope(subscription, endpoint),
                groupId,
                deduplicationId,
                raw ? attributes : Map.of());
    }

    private String envelope(Subscription subscription, URI endpoint) {
        ObjectNode json =
                Json.object().put("Type", "Notification").put("MessageId", id).put("TopicArn", topicArn);
        Json.putIfPresent(json, "Subject", subject);
        json.put("Message", body)
                .put("Timestamp", publishedAt.truncatedTo(ChronoUnit.MILLIS).toString())
                .put("SignatureVersion", "1")
                // Nobody can verify it: only AWS can sign. The fields are there because readers may expect them.
                .put("Signature", "EMBEDDED")
                .put("SigningCertURL", endpoint + "/sns-has-no-certificate.pem")
                .put("UnsubscribeURL", endpoint + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn());
        if (!attributes.isEmpty()) {
            ObjectNode all = json.putObject("MessageAttributes");
            attributes.forEach((name, attribute) ->
                    all.putObject(name).put("Type", attribute.dataType()).put("Value", attribute.value()));
        }
        return Json.write(json);
    }
}
