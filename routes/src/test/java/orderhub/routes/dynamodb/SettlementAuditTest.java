package orderhub.routes.dynamodb;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import orderhub.schemas.api.Settlement;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

class SettlementAuditTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final SettlementAudit audit = new SettlementAudit(
            dynamoDb,
            "operator_actions",
            Duration.ofDays(1),
            Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC),
            () -> ID);

    @Test
    void keeps_who_settled_which_payment_how_and_why() {
        audit.keep(
                anOrder().pending().expired().build(),
                new Settlement("kim", "ticket 4713", Settlement.Outcome.REFUNDED, "pi_1", "re_1"));

        PutItemRequest put = (PutItemRequest) dynamoDb.requests().get(0);
        assertThat(put.tableName()).isEqualTo("operator_actions");
        assertThat(put.item())
                .isEqualTo(Map.of(
                        "action_id", AttributeValue.fromS(ID.toString()),
                        "kind", AttributeValue.fromS("SETTLE"),
                        "order_id", AttributeValue.fromS(ORDER_ID),
                        "operator", AttributeValue.fromS("kim"),
                        "reason", AttributeValue.fromS("ticket 4713"),
                        "outcome", AttributeValue.fromS("REFUNDED"),
                        "payment_id", AttributeValue.fromS("pi_1"),
                        "refund_id", AttributeValue.fromS("re_1"),
                        "at", AttributeValue.fromS("1970-01-01T00:16:40Z"),
                        "expires_at", AttributeValue.fromN("87400")));
    }

    @Test
    void keeps_no_ids_where_there_are_none() {
        audit.keep(
                anOrder().pending().expired().build(),
                new Settlement("kim", "ticket 4713", Settlement.Outcome.NOT_CHARGED, null, null));

        assertThat(((PutItemRequest) dynamoDb.requests().get(0)).item()).doesNotContainKeys("payment_id", "refund_id");
    }
}
