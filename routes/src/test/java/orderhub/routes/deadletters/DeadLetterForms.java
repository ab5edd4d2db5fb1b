package orderhub.routes.deadletters;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What dead letters and the actions of operators look like when they are written, and what is read of them. */
public final class DeadLetterForms {

    private static final Instant AT = Instant.parse("2026-03-02T10:16:30Z");
    private static final Intervention KIM = new Intervention("kim", "ticket 4711");
    private static final String QUEUE = "order-processing-dlq.fifo";
    private static final long KEPT_S = 86_400;

    private DeadLetterForms() {}

    /** A message that died, with and without all that may be known of it. */
    public static Map<String, Death> deaths() {
        return Map.of(
                "known",
                new Death(
                        "CorruptItemException",
                        "no text attribute status",
                        "consume-orders",
                        "order-processing.fifo",
                        3,
                        AT.minusSeconds(9),
                        "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21",
                        "message-1",
                        AT),
                "little-known",
                new Death("JsonParseException", "at line 1", "count-receipts", "receipts", 1, null, null, "m-2", AT));
    }

    /** Their attributes, by name, and those of one that was mended. */
    public static Map<String, JsonNode> written() {
        Map<String, JsonNode> written = new TreeMap<>();
        deaths().forEach((name, death) -> written.put(name, json(DeathAttributes.of(death))));
        Message known = Message.builder()
                .messageAttributes(DeathAttributes.of(requireNonNull(deaths().get("known"))))
                .build();
        written.put("mended", json(DeathAttributes.mended(known, "action-1")));
        return written;
    }

    /** The dead letter with these attributes. */
    public static DeadLetter letter(JsonNode attributes) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes
                .properties()
                .forEach(attribute -> values.put(
                        attribute.getKey(),
                        MessageAttributeValue.builder()
                                .dataType(attribute.getValue().path("DataType").asText())
                                .stringValue(
                                        attribute.getValue().path("StringValue").asText())
                                .build()));
        return DeathAttributes.letter(Message.builder()
                .messageId("m")
                .body("{}")
                .messageAttributes(values)
                .build());
    }

    /** An operator mends a message, lets a redrive run, and stops another. */
    public static void act(DynamoDbClient dynamoDb, Clock clock) {
        OperatorActions actions = actions(dynamoDb, clock);
        actions.mending(
                "mended", QUEUE, "message-1", new Mending(KIM.operator(), KIM.reason(), Map.of()), "{\"a\":1}", "{}");
        actions.redriving("redrive", QUEUE, KIM, "all", 5);
        actions.redriving("stopped-redrive", QUEUE, KIM, "message-1,message-2", 10);
        actions.stop("stopped-redrive", new Intervention("lee", "wrong queue"));
        actions.stopWanted("stopped-redrive", RedriveState.STOPPED, 3, 1);
    }

    /** What a redrive is shown as. */
    public static Optional<RedriveView> redrive(DynamoDbClient dynamoDb, Clock clock, String actionId) {
        return actions(dynamoDb, clock).redrive(actionId);
    }

    private static OperatorActions actions(DynamoDbClient dynamoDb, Clock clock) {
        DeadLetterSettings settings =
                new DeadLetterSettings("http://sqs", "operator_actions", Map.of(), 1, 1, 1, 1, 1, KEPT_S);
        return new OperatorActions(dynamoDb, settings, clock);
    }

    private static JsonNode json(Map<String, MessageAttributeValue> attributes) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        attributes.forEach((name, value) ->
                json.putObject(name).put("DataType", value.dataType()).put("StringValue", value.stringValue()));
        return json;
    }
}
