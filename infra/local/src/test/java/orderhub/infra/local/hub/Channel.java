package orderhub.infra.local.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import orderhub.infra.local.aws.AwsClients;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The queue of a channel over which customers hear, as its sender sees it: a notification that was published twice is two
 * messages.
 */
final class Channel {

    /** Longer than it takes to read all that is there. */
    private static final int LOOK_S = 30;

    private final AwsClients aws;
    private final String url;

    Channel(URI endpoint, String queue) {
        this.aws = new AwsClients(endpoint);
        this.url = aws.url(queue);
    }

    /** All that it has of these, each message once, in no order; it stays there for others. */
    List<JsonNode> all(Predicate<JsonNode> notifications) {
        Map<String, Message> byMessageId = new HashMap<>();
        List<Message> page = look();
        while (!page.isEmpty()) {
            page.forEach(message -> byMessageId.put(message.messageId(), message));
            page = look();
        }
        byMessageId.values().forEach(this::putBack);
        return byMessageId.values().stream()
                .map(message -> Api.read(message.body()))
                .filter(notifications)
                .toList();
    }

    private List<Message> look() {
        return aws.sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(LOOK_S)
                        .waitTimeSeconds(0))
                .messages();
    }

    private void putBack(Message message) {
        aws.sqs.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }
}
