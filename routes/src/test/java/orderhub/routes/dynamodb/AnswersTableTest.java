package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import orderhub.routes.answers.Claim;
import orderhub.routes.answers.KeptAnswer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class AnswersTableTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_000);
    private static final Claim.Ours OURS = new Claim.Ours("key-1", "token-1");
    private static final KeptAnswer ANSWER = new KeptAnswer(202, Map.of("ETag", "\"3\""), "{\"a\":1}");

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final AnswersTable table = new AnswersTable(
            dynamoDb, "the-keys", Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(60), Duration.ofHours(24));

    @Test
    void claims_a_key_with_one_conditional_write() {
        assertThat(claim()).isEqualTo(OURS);

        PutItemRequest put = (PutItemRequest) dynamoDb.requests().get(0);
        assertThat(put.tableName()).isEqualTo("the-keys");
        assertThat(put.item()).isEqualTo(claimed("token-1"));
        assertThat(put.conditionExpression())
                .isEqualTo("attribute_not_exists(key_id) OR expires_at < :second"
                        + " OR (attribute_not_exists(answer_status) AND lease_until < :now)");
        assertThat(put.expressionAttributeValues())
                .isEqualTo(Map.of(":now", AttributeValue.fromN("1000000"), ":second", AttributeValue.fromN("1000")));
    }

    @Test
    void an_answer_is_kept_and_found_again_as_it_was() {
        assertThat(table.keep(OURS, ANSWER)).isTrue();

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.conditionExpression()).isEqualTo("claimed_by = :token");
        assertThat(update.expressionAttributeValues()).containsEntry(":expiry", AttributeValue.fromN("87400"));
        Map<String, AttributeValue> item = new HashMap<>(claimed("token-1"));
        item.put("answer_status", update.expressionAttributeValues().get(":status"));
        item.put("answer_headers", update.expressionAttributeValues().get(":headers"));
        item.put("answer_body", update.expressionAttributeValues().get(":body"));
        dynamoDb.fails(refused(item));
        assertThat(claim()).isEqualTo(new Claim.Answered(ANSWER));
    }

    @Test
    void tells_another_request_from_one_in_hand_and_both_from_an_answer_that_got_lost() {
        Map<String, AttributeValue> other = new HashMap<>(claimed("another"));
        other.put("fingerprint", AttributeValue.fromS("of-something-else"));
        dynamoDb.fails(refused(other), refused(claimed("another")), refused(claimed("token-1")));

        assertThat(claim()).isEqualTo(new Claim.Reused());
        assertThat(claim()).isEqualTo(new Claim.InHand());
        assertThat(claim()).isEqualTo(OURS);
    }

    @Test
    void keeps_nothing_under_a_key_that_is_another_s_by_now() {
        dynamoDb.fails(refused(Map.of()));

        assertThat(table.keep(OURS, ANSWER)).isFalse();
    }

    @Test
    void gives_back_only_its_own_key_and_none_that_has_an_answer() {
        table.release(OURS);

        DeleteItemRequest delete = (DeleteItemRequest) dynamoDb.requests().get(0);
        assertThat(delete.conditionExpression())
                .isEqualTo("claimed_by = :token AND attribute_not_exists(answer_status)");
        dynamoDb.fails(refused(Map.of()));
        table.release(OURS);
        assertThat(dynamoDb.requests()).hasSize(2);
    }

    @Test
    void a_table_out_of_reach_decides_nothing() {
        SdkClientException fault = SdkClientException.create("no route");
        dynamoDb.fails(fault);

        assertThatThrownBy(this::claim).isSameAs(fault);
    }

    private Claim claim() {
        return table.claim("key-1", "of-this", "token-1");
    }

    private static Map<String, AttributeValue> claimed(String token) {
        return Map.of(
                "key_id", AttributeValue.fromS("key-1"),
                "fingerprint", AttributeValue.fromS("of-this"),
                "claimed_by", AttributeValue.fromS(token),
                "lease_until", AttributeValue.fromN("1060000"),
                "expires_at", AttributeValue.fromN("87400"));
    }
}
