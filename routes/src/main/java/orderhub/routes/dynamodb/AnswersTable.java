package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.count;
import static orderhub.routes.dynamodb.Attributes.expiry;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.textOrNull;
import static orderhub.routes.dynamodb.Attributes.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import orderhub.routes.answers.AnswerBook;
import orderhub.routes.answers.Claim;
import orderhub.routes.answers.KeptAnswer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Keys as items. The clock decides who tries, the condition who wins. */
public final class AnswersTable implements AnswerBook {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Clock clock;
    private final Duration lease;
    private final Duration kept;

    /**
     * @param lease how long a request may take; after that another with its key may try
     * @param kept how long an answer is remembered
     */
    public AnswersTable(DynamoDbClient dynamoDb, String table, Clock clock, Duration lease, Duration kept) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.clock = clock;
        this.lease = lease;
        this.kept = kept;
    }

    @Override
    public Claim claim(String id, String fingerprint, String token) {
        Instant now = clock.instant();
        try {
            // An item whose time is over may still be there: DynamoDB deletes it within days.
            dynamoDb.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "key_id", text(id),
                            "fingerprint", text(fingerprint),
                            "claimed_by", text(token),
                            "lease_until", time(now.plus(lease)),
                            "expires_at", expiry(now.plus(kept))))
                    .conditionExpression("attribute_not_exists(key_id) OR expires_at < :second"
                            + " OR (attribute_not_exists(answer_status) AND lease_until < :now)")
                    .expressionAttributeValues(Map.of(":now", time(now), ":second", number(now.getEpochSecond())))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return new Claim.Ours(id, token);
        } catch (ConditionalCheckFailedException refused) {
            return explain(refused.item(), id, fingerprint, token);
        }
    }

    /** A claim that is ours already is the SDK's second attempt: the first got through, its answer did not. */
    private static Claim explain(Map<String, AttributeValue> item, String id, String fingerprint, String token) {
        if (!fingerprint.equals(textOrNull(item, "fingerprint"))) {
            return new Claim.Reused();
        }
        if (item.containsKey("answer_status")) {
            return new Claim.Answered(answer(item));
        }
        return token.equals(textOrNull(item, "claimed_by")) ? new Claim.Ours(id, token) : new Claim.InHand();
    }

    private static KeptAnswer answer(Map<String, AttributeValue> item) {
        Map<String, String> headers = new HashMap<>();
        Attributes.map(item, "answer_headers").forEach((name, value) -> headers.put(name, value.s()));
        return new KeptAnswer(count(item, "answer_status"), headers, text(item, "answer_body"));
    }

    @Override
    public boolean keep(Claim.Ours claim, KeptAnswer answer) {
        Map<String, AttributeValue> headers = new HashMap<>();
        answer.headers().forEach((name, value) -> headers.put(name, text(value)));
        try {
            dynamoDb.updateItem(update -> update.tableName(table)
                    .key(Map.of("key_id", text(claim.id())))
                    .updateExpression("SET answer_status = :status, answer_headers = :headers, answer_body = :body,"
                            + " expires_at = :expiry")
                    .conditionExpression("claimed_by = :token")
                    .expressionAttributeValues(Map.of(
                            ":token", text(claim.token()),
                            ":status", number(answer.status()),
                            ":headers", AttributeValue.fromM(headers),
                            ":body", text(answer.body()),
                            ":expiry", expiry(clock.instant().plus(kept)))));
            return true;
        } catch (ConditionalCheckFailedException anothers) {
            return false;
        }
    }

    @Override
    public void release(Claim.Ours claim) {
        try {
            dynamoDb.deleteItem(delete -> delete.tableName(table)
                    .key(Map.of("key_id", text(claim.id())))
                    .conditionExpression("claimed_by = :token AND attribute_not_exists(answer_status)")
                    .expressionAttributeValues(Map.of(":token", text(claim.token()))));
        } catch (ConditionalCheckFailedException anothers) {
            // Its lease ran out; whoever has it now, keeps it.
            return;
        }
    }
}
