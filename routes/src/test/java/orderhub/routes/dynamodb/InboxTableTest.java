package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import orderhub.routes.inbox.Claims.Outcome;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class InboxTableTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Map<String, AttributeValue> KEY =
            Map.of("consumer_event", AttributeValue.fromS("notify-customer/event-1"));

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final InboxTable table = new InboxTable(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Duration.ofSeconds(20),
            Duration.ofDays(1));

    @Test
    void claims_what_nobody_has_with_one_conditional_write() {
        assertThat(claim()).isEqualTo(Outcome.CLAIMED);

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.tableName()).isEqualTo("inbox");
        assertThat(update.key()).isEqualTo(KEY);
        assertThat(update.conditionExpression())
                .isEqualTo("attribute_not_exists(done_at)"
                        + " AND (attribute_not_exists(lease_until) OR lease_until < :now)");
        assertThat(update.expressionAttributeValues())
                .isEqualTo(Map.of(
                        ":token", AttributeValue.fromS("token-1"),
                        ":now", AttributeValue.fromN("1000000"),
                        ":until", AttributeValue.fromN("1020000"),
                        ":expiry", AttributeValue.fromN("87400")));
        assertThat(update.returnValuesOnConditionCheckFailure()).isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    @Test
    void tells_done_from_in_hand_and_both_from_an_answer_that_got_lost() {
        dynamoDb.fails(
                refused(Map.of("claimed_by", AttributeValue.fromS("another"), "done_at", AttributeValue.fromN("9"))),
                refused(Map.of("claimed_by", AttributeValue.fromS("another"))),
                refused(Map.of("claimed_by", AttributeValue.fromS("token-1"))));

        assertThat(claim()).isEqualTo(Outcome.DONE);
        assertThat(claim()).isEqualTo(Outcome.IN_HAND);
        assertThat(claim()).isEqualTo(Outcome.CLAIMED);
    }

    @Test
    void claims_for_good_only_what_nobody_ever_had() {
        assertThat(table.claimForGood("notify-customer", "event-1", "token-1")).isEqualTo(Outcome.CLAIMED);

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.conditionExpression()).isEqualTo("attribute_not_exists(claimed_by)");
        assertThat(update.expressionAttributeValues())
                .as("no value that is not named")
                .containsOnlyKeys(":token", ":until", ":expiry");
        dynamoDb.fails(
                refused(claimed("token-1", NOW.plusMillis(1))),
                refused(claimed("another", NOW)),
                refused(claimed("another", NOW.minusMillis(1))));
        assertThat(table.claimForGood("notify-customer", "event-1", "token-1")).isEqualTo(Outcome.CLAIMED);
        assertThat(table.claimForGood("notify-customer", "event-1", "token-1")).isEqualTo(Outcome.IN_HAND);
        assertThat(table.claimForGood("notify-customer", "event-1", "token-1")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void a_lease_that_ran_out_at_this_moment_is_still_anothers() {
        dynamoDb.fails(refused(claimed("another", NOW.minusMillis(1))));

        assertThat(claim()).isEqualTo(Outcome.IN_HAND);
    }

    private static Map<String, AttributeValue> claimed(String by, Instant until) {
        return Map.of(
                "claimed_by", AttributeValue.fromS(by),
                "lease_until", AttributeValue.fromN(Long.toString(until.toEpochMilli())));
    }

    @Test
    void confirms_only_its_own_claim_and_remembers_it() {
        assertThat(table.confirm("notify-customer", "event-1", "token-1")).isTrue();

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.key()).isEqualTo(KEY);
        assertThat(update.updateExpression()).isEqualTo("SET done_at = :now, expires_at = :expiry REMOVE lease_until");
        assertThat(update.conditionExpression()).isEqualTo("claimed_by = :token");
        dynamoDb.fails(refused(Map.of()));
        assertThat(table.confirm("notify-customer", "event-1", "token-1")).isFalse();
    }

    @Test
    void gives_back_only_its_own_claim_and_nothing_that_is_done() {
        assertThat(table.release("notify-customer", "event-1", "token-1")).isTrue();

        DeleteItemRequest delete = (DeleteItemRequest) dynamoDb.requests().get(0);
        assertThat(delete.key()).isEqualTo(KEY);
        assertThat(delete.conditionExpression()).isEqualTo("claimed_by = :token AND attribute_not_exists(done_at)");
        dynamoDb.fails(refused(Map.of()));
        assertThat(table.release("notify-customer", "event-1", "token-1")).isFalse();
    }

    @Test
    void a_table_out_of_reach_decides_nothing() {
        SdkClientException fault = SdkClientException.create("no route");
        dynamoDb.fails(fault);

        assertThatThrownBy(this::claim).isSameAs(fault);
    }

    private Outcome claim() {
        return table.claim("notify-customer", "event-1", "token-1");
    }
}
