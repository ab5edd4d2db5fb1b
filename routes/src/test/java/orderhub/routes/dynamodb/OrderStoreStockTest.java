package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.ReserveStock;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Changes that move stock: what a cancelled transaction means. */
class OrderStoreStockTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final OrderStore store = new OrderStore(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            4);

    @Test
    void saves_a_change_and_the_stock_it_moves_in_one_transaction() {
        Transition reserve = reserveTeaAndJam();

        assertThat(store.save(reserve)).isEqualTo(new SaveOutcome.Saved(reserve.after()));
        assertThat(dynamoDb.requests()).hasSize(1);
        TransactWriteItemsRequest request =
                (TransactWriteItemsRequest) dynamoDb.requests().get(0);
        assertThat(request.transactItems()).hasSize(4);
        assertThat(request.transactItems().get(0).update().tableName()).isEqualTo("orders");
        assertThat(request.transactItems().get(1).put().tableName()).isEqualTo("inventory_reservations");
        assertThat(request.transactItems().subList(2, 4))
                .extracting(write -> write.update().key())
                .containsExactly(
                        Map.of("product_id", Attributes.text("JAM")), Map.of("product_id", Attributes.text("TEA")));
    }

    @Test
    void says_which_products_were_short_and_how_many_there_were() {
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(level(1)), fine()));

        SaveOutcome outcome = store.save(reserveTeaAndJam());

        assertThat(outcome).isEqualTo(new SaveOutcome.OutOfStock(List.of(new EventFacts.Shortage("JAM", 2, 1))));
        assertThat(outcome.result()).isEqualTo(SaveOutcome.Result.OUT_OF_STOCK);
        assertThat(dynamoDb.requests()).hasSize(1);
    }

    @Test
    void of_a_product_that_the_warehouse_does_not_know_there_is_none() {
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(Map.of()), conditionFailed(level(4))));

        assertThat(store.save(reserveTeaAndJam()))
                .isEqualTo(new SaveOutcome.OutOfStock(
                        List.of(new EventFacts.Shortage("JAM", 2, 0), new EventFacts.Shortage("TEA", 5, 4))));
    }

    @Test
    void a_shortage_is_not_tried_again_even_if_another_item_was_busy() {
        dynamoDb.fails(cancelled(fine(), fine(), conflict(), conditionFailed(level(0))));

        assertThat(store.save(reserveTeaAndJam()))
                .isEqualTo(new SaveOutcome.OutOfStock(List.of(new EventFacts.Shortage("TEA", 5, 0))));
        assertThat(dynamoDb.requests()).hasSize(1);
    }

    @Test
    void an_order_that_changed_meanwhile_takes_precedence_over_a_shortage() {
        dynamoDb.fails(cancelled(
                conditionFailed(OrderItems.toItem(anOrder().outOfStock().build())),
                fine(),
                conditionFailed(level(0)),
                fine()));

        assertThatThrownBy(() -> store.save(reserveTeaAndJam())).isInstanceOf(OrderChangedException.class);
    }

    @Test
    void a_reservation_that_was_made_by_a_lost_attempt_counts_as_saved() {
        Transition reserve = reserveTeaAndJam();
        dynamoDb.fails(cancelled(
                conditionFailed(OrderItems.toItem(reserve.after())), conditionFailed(Map.of()), fine(), fine()));

        assertThat(store.save(reserve)).isEqualTo(new SaveOutcome.Saved(reserve.after()));
    }

    @Test
    void a_reservation_that_is_not_what_it_was_refuses_the_change() {
        Order paid = anOrder().paid().build();
        dynamoDb.fails(cancelled(fine(), conditionFailed(Map.of())));

        assertThatThrownBy(() -> store.save(new Transition(paid, new StockEffect.Confirm("r-1", NOW))))
                .isInstanceOf(OrderChangedException.class)
                .hasMessageContaining("reservation");
    }

    @Test
    void a_conflict_is_tried_again() {
        Transition reserve = reserveTeaAndJam();
        dynamoDb.failsTimes(3, cancelled(fine(), fine(), conflict(), fine()));

        assertThat(store.save(reserve)).isEqualTo(new SaveOutcome.Saved(reserve.after()));
        assertThat(dynamoDb.requests()).hasSize(4);
    }

    @Test
    void a_conflict_that_does_not_end_is_given_up() {
        TransactionCanceledException fault = cancelled(fine(), fine(), conflict(), fine());
        dynamoDb.failsTimes(100, fault);

        assertThatThrownBy(() -> store.save(reserveTeaAndJam())).isSameAs(fault);
        assertThat(dynamoDb.requests()).hasSizeBetween(2, 10);
    }

    @Test
    void a_transaction_that_is_wrong_in_itself_is_a_fault_and_not_tried_again() {
        TransactionCanceledException fault = cancelled(fine(), fine(), FakeDynamoDb.because("ValidationError"), fine());
        dynamoDb.fails(fault);

        assertThatThrownBy(() -> store.save(reserveTeaAndJam())).isSameAs(fault);
        assertThat(dynamoDb.requests()).hasSize(1);
    }

    private static Transition reserveTeaAndJam() {
        Order order = anOrder()
                .withLine("TEA", 5, 100, Lane.STANDARD)
                .withLine("JAM", 2, 300, Lane.STANDARD)
                .build();
        return new ReserveStock().apply(order, NOW.plus(Duration.ofMinutes(15)), NOW);
    }

    private static Map<String, AttributeValue> level(long available) {
        return Map.of("available_quantity", Attributes.number(available));
    }
}
