package orderhub.routes.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** What operators did: kept in a table, so that any hub can tell, long after the messages are gone. */
final class OperatorActions {

    /** A redrive notes every second or so that it goes on; one that has not for this long does not. */
    private static final Duration LOST_AFTER = Duration.ofSeconds(60);

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration kept;
    private final Clock clock;

    OperatorActions(DynamoDbClient dynamoDb, DeadLetterSettings settings, Clock clock) {
        this.dynamoDb = dynamoDb;
        this.table = settings.actionsTable();
        this.kept = Duration.ofSeconds(settings.auditKeptS());
        this.clock = clock;
    }

    /** Keeps who replaced which body by which, and why; before it is done. */
    void mending(String actionId, String queue, String messageId, Mending mending, String before, String after) {
        Map<String, AttributeValue> item =
                action(actionId, "MEND", queue, new Intervention(mending.operator(), mending.reason()));
        item.put("message_id", AttributeValue.fromS(messageId));
        item.put("body_before", AttributeValue.fromS(before));
        item.put("body_after", AttributeValue.fromS(after));
        put(item);
    }

    /** Keeps that a redrive begins. */
    void redriving(String actionId, String queue, Intervention who, String which, int perSecond) {
        Map<String, AttributeValue> item = action(actionId, "REDRIVE", queue, who);
        item.put("messages", AttributeValue.fromS(which));
        item.put("per_second", number(perSecond));
        item.put("redrive_state", AttributeValue.fromS(RedriveState.RUNNING.name()));
        item.put("sent", number(0));
        item.put("failed", number(0));
        item.put("updated_at", AttributeValue.fromS(clock.instant().toString()));
        put(item);
    }

    /** Notes how far a redrive is, and tells whether somebody wants it to stop. */
    boolean stopWanted(String actionId, RedriveState state, int sent, int failed) {
        Map<String, AttributeValue> values = Map.of(
                ":state", AttributeValue.fromS(state.name()),
                ":sent", number(sent),
                ":failed", number(failed),
                ":now", AttributeValue.fromS(clock.instant().toString()));
        return dynamoDb.updateItem(update -> update.tableName(table)
                        .key(key(actionId))
                        .updateExpression(
                                "SET redrive_state = :state, sent = :sent, failed = :failed, updated_at = :now")
                        .expressionAttributeValues(values)
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes()
                .containsKey("stopped_by");
    }

    /** Asks a running redrive to stop, on whatever hub it runs; false if it does not run. */
    boolean stop(String actionId, Intervention who) {
        Map<String, AttributeValue> values = Map.of(
                ":who", AttributeValue.fromS(who.operator()),
                ":why", AttributeValue.fromS(who.reason()),
                ":running", AttributeValue.fromS(RedriveState.RUNNING.name()));
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(actionId))
                    .updateExpression("SET stopped_by = :who, stopped_why = :why")
                    .conditionExpression("redrive_state = :running")
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException notRunning) {
            return false;
        }
    }

    /** A redrive as it was last noted. */
    Optional<RedriveView> redrive(String actionId) {
        Map<String, AttributeValue> item = dynamoDb.getItem(
                        get -> get.tableName(table).key(key(actionId)).consistentRead(true))
                .item();
        return text(item, "kind").equals("REDRIVE") ? Optional.of(view(item)) : Optional.empty();
    }

    private RedriveView view(Map<String, AttributeValue> item) {
        Instant updated = Instant.parse(text(item, "updated_at"));
        RedriveState state = RedriveState.valueOf(text(item, "redrive_state"));
        boolean lost = state == RedriveState.RUNNING && updated.plus(LOST_AFTER).isBefore(clock.instant());
        return new RedriveView(
                text(item, "action_id"),
                text(item, "queue"),
                text(item, "operator"),
                text(item, "reason"),
                lost ? RedriveState.LOST : state,
                count(item, "per_second"),
                count(item, "sent"),
                count(item, "failed"),
                Instant.parse(text(item, "at")),
                updated,
                item.containsKey("stopped_by") ? text(item, "stopped_by") : null);
    }

    private Map<String, AttributeValue> action(String actionId, String kind, String queue, Intervention who) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = new HashMap<>(key(actionId));
        item.put("kind", AttributeValue.fromS(kind));
        item.put("queue", AttributeValue.fromS(queue));
        item.put("operator", AttributeValue.fromS(who.operator()));
        item.put("reason", AttributeValue.fromS(who.reason()));
        item.put("at", AttributeValue.fromS(now.toString()));
        item.put("expires_at", number(now.plus(kept).getEpochSecond()));
        return item;
    }

    /** Ids are random, so that an item that is there already can only be this one, put by an attempt before. */
    private void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }

    private static Map<String, AttributeValue> key(String actionId) {
        return Map.of("action_id", AttributeValue.fromS(actionId));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? "" : value.s();
    }

    private static int count(Map<String, AttributeValue> item, String name) {
        AttributeValue value = item.get(name);
        return value == null ? 0 : Integer.parseInt(value.n());
    }
}
