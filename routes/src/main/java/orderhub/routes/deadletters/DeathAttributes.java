package orderhub.routes.deadletters;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Why a message died, as the attributes of a message: ten, which is the most that SQS carries. */
final class DeathAttributes {

    private static final String EXCEPTION = "reason-exception";
    private static final String MESSAGE = "reason-message";
    private static final String ROUTE = "route";
    private static final String QUEUE = "source-queue";
    private static final String RECEIVES = "receive-count";
    private static final String FIRST_RECEIVED = "first-received";
    private static final String ORDER_ID = "order-id";
    private static final String MESSAGE_ID = "message-id";
    private static final String DIED_AT = "died-at";
    private static final String MENDED_BY = "mended-by";

    private DeathAttributes() {}

    static Map<String, MessageAttributeValue> of(Death death) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        put(attributes, EXCEPTION, death.exception());
        put(attributes, MESSAGE, death.message());
        put(attributes, ROUTE, death.route());
        put(attributes, QUEUE, death.queue());
        put(attributes, RECEIVES, Integer.toString(death.receives()));
        put(attributes, FIRST_RECEIVED, death.firstReceived());
        put(attributes, ORDER_ID, death.orderId());
        put(attributes, MESSAGE_ID, death.messageId());
        put(attributes, DIED_AT, death.at());
        return attributes;
    }

    /** The attributes of a dead letter whose body was replaced. */
    static Map<String, MessageAttributeValue> mended(Message letter, String actionId) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>(letter.messageAttributes());
        put(attributes, MENDED_BY, actionId);
        return attributes;
    }

    /** A message of a dead-letter queue, whoever put it there. */
    static DeadLetter letter(Message message) {
        String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return new DeadLetter(
                message.messageId(),
                Instant.ofEpochMilli(number(sent)),
                message.body(),
                death(message.messageAttributes()),
                text(message.messageAttributes(), MENDED_BY));
    }

    private static @Nullable Death death(Map<String, MessageAttributeValue> attributes) {
        String exception = text(attributes, EXCEPTION);
        if (exception == null) {
            return null;
        }
        Instant at = time(attributes, DIED_AT);
        return new Death(
                exception,
                orEmpty(text(attributes, MESSAGE)),
                orEmpty(text(attributes, ROUTE)),
                orEmpty(text(attributes, QUEUE)),
                (int) number(orEmpty(text(attributes, RECEIVES))),
                time(attributes, FIRST_RECEIVED),
                text(attributes, ORDER_ID),
                orEmpty(text(attributes, MESSAGE_ID)),
                at == null ? Instant.EPOCH : at);
    }

    private static void put(Map<String, MessageAttributeValue> attributes, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            attributes.put(
                    name,
                    MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue(value.toString())
                            .build());
        }
    }

    private static @Nullable String text(Map<String, MessageAttributeValue> attributes, String name) {
        MessageAttributeValue value = attributes.get(name);
        return value == null ? null : value.stringValue();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** What somebody else wrote there is no reason to show nothing. */
    private static @Nullable Instant time(Map<String, MessageAttributeValue> attributes, String name) {
        String text = text(attributes, name);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException malformed) {
            return null;
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
