package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.expiry;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import orderhub.routes.inbox.Claims;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Claims as items, one for each consumer and event. The clock decides who tries, the condition who wins. */
public final class InboxTable implements Claims {

    private static final String FREE =
            "attribute_not_exists(done_at) AND (attribute_not_exists(lease_until) OR lease_until < :now)";
    private static final String UNTOUCHED = "attribute_not_exists(claimed_by)";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Duration lease;
    private final Duration kept;

    /**
     * @param lease how long an effect may take; after that another may try
     * @param kept how long an event is remembered
     */
    public InboxTable(DynamoDbClient dynamoDb, TableNames tables, Clock clock, Duration lease, Duration kept) {
        this.dynamoDb = dynamoDb;
        this.table = tables.inbox();
        this.clock = clock;
        this.lease = lease;
        this.kept = kept;
    }

    @Override
    public Outcome claim(String consumer, String eventId, String token) {
        Instant now = clock.instant();
        Outcome outcome = claim(consumer, eventId, token, now, FREE, Map.of(":now", time(now)));
        // Its lease ran out between the write and this look; the next attempt gets it.
        return outcome == Outcome.UNKNOWN ? Outcome.IN_HAND : outcome;
    }

    @Override
    public Outcome claimForGood(String consumer, String eventId, String token) {
        return claim(consumer, eventId, token, clock.instant(), UNTOUCHED, Map.of());
    }

    /** @param compared the values that the condition names; DynamoDB refuses any that no expression names */
    private Outcome claim(
            String consumer,
            String eventId,
            String token,
            Instant now,
            String condition,
            Map<String, AttributeValue> compared) {
        Map<String, AttributeValue> values = new HashMap<>(compared);
        values.put(":token", text(token));
        values.put(":until", time(now.plus(lease)));
        values.put(":expiry", expiry(now.plus(kept)));
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(consumer, eventId))
                    .updateExpression("SET claimed_by = :token, lease_until = :until, expires_at = :expiry")
                    .conditionExpression(condition)
                    .expressionAttributeValues(values)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return Outcome.CLAIMED;
        } catch (ConditionalCheckFailedException refused) {
            return explain(refused.item(), token, now);
        }
    }

    /** A claim that is ours already is the SDK's second attempt: the first got through, its answer did not. */
    private static Outcome explain(Map<String, AttributeValue> item, String token, Instant now) {
        if (item.containsKey("done_at")) {
            return Outcome.DONE;
        }
        if (token.equals(Attributes.textOrNull(item, "claimed_by"))) {
            return Outcome.CLAIMED;
        }
        boolean over =
                item.containsKey("lease_until") && time(item, "lease_until").isBefore(now);
        return over ? Outcome.UNKNOWN : Outcome.IN_HAND;
    }

    @Override
    public boolean confirm(String consumer, String eventId, String token) {
        Instant now = clock.instant();
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(key(consumer, eventId))
                    .updateExpression("SET done_at = :now, expires_at = :expiry REMOVE lease_until")
                    .conditionExpression("claimed_by = :token")
                    .expressionAttributeValues(
                            Map.of(":token", text(token), ":now", time(now), ":expiry", expiry(now.plus(kept)))));
            return true;
        } catch (ConditionalCheckFailedException anothers) {
            return false;
        }
    }

    @Override
    public boolean release(String consumer, String eventId, String token) {
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(table)
                    .key(key(consumer, eventId))
                    .conditionExpression("claimed_by = :token AND attribute_not_exists(done_at)")
                    .expressionAttributeValues(Map.of(":token", text(token))));
            return true;
        } catch (ConditionalCheckFailedException anothers) {
            return false;
        }
    }

    private static Map<String, AttributeValue> key(String consumer, String eventId) {
        return Map.of("consumer_event", text(consumer + "/" + eventId));
    }
}
