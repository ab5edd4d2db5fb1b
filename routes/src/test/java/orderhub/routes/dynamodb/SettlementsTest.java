package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class SettlementsTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final TableNames TABLES = new TableNames(
            "orders", "inventory", "inventory_reservations", "catalogue", "customers", "event_tallies", "inbox");
    private static final Settlement REFUNDED =
            new Settlement("kim", "ticket 4713", Settlement.Outcome.REFUNDED, "pi_1", "re_1");
    private static final Order SETTLED =
            anOrder().pending().expired().refunded().build();

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final Settlements settlements = new Settlements(
            new OrderStore(dynamoDb, TABLES, 4),
            "operator_actions",
            Duration.ofDays(1),
            Clock.fixed(Instant.ofEpochSecond(1_000), ZoneOffset.UTC),
            () -> ID);

    @Test
    void stores_the_order_and_who_settled_its_payment_how_and_why_in_one_write() {
        assertThat(save(REFUNDED)).isEqualTo(new SaveOutcome.Saved(SETTLED));

        List<TransactWriteItem> writes = written(0);
        assertThat(writes).hasSize(2);
        assertThat(writes.get(0).update().tableName()).isEqualTo("orders");
        assertThat(writes.get(0).update().conditionExpression()).isEqualTo("version = :before");
        assertThat(writes.get(1).put().tableName()).isEqualTo("operator_actions");
        assertThat(writes.get(1).put().item())
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
        save(new Settlement("kim", "ticket 4713", Settlement.Outcome.NOT_CHARGED, null, null));

        assertThat(written(0).get(1).put().item()).doesNotContainKeys("payment_id", "refund_id");
    }

    @Test
    void an_attempt_whose_answer_got_lost_is_recognised() {
        dynamoDb.fails(cancelled(conditionFailed(OrderItems.toItem(SETTLED)), fine()));

        assertThat(save(REFUNDED)).isEqualTo(new SaveOutcome.Saved(SETTLED));
    }

    @Test
    void a_conflict_with_another_transaction_is_tried_again() {
        dynamoDb.fails(cancelled(conflict(), fine()));

        assertThat(save(REFUNDED)).isEqualTo(new SaveOutcome.Saved(SETTLED));
        assertThat(written(1)).isEqualTo(written(0));
    }

    @Test
    void an_order_that_was_changed_meanwhile_is_not_settled() {
        Order voided = anOrder().pending().expired().voided().build();
        dynamoDb.fails(cancelled(conditionFailed(OrderItems.toItem(voided)), fine()));

        assertThatExceptionOfType(OrderChangedException.class).isThrownBy(() -> save(REFUNDED));
    }

    private SaveOutcome save(Settlement settlement) {
        return settlements.save(Transition.of(SETTLED), settlement);
    }

    private List<TransactWriteItem> written(int request) {
        return ((TransactWriteItemsRequest) dynamoDb.requests().get(request)).transactItems();
    }
}
