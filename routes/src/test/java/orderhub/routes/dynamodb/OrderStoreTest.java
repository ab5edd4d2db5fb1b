package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static orderhub.routes.dynamodb.FakeDynamoDb.refused;
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
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class OrderStoreTest {

    private static final TableNames TABLES =
            new TableNames("orders", "inventory", "inventory_reservations", "catalogue", "customers");
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Order NEW_ORDER = anOrder().build();

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final OrderStore store = new OrderStore(dynamoDb, TABLES, 4);

    @Test
    void accepts_a_new_order_with_one_conditional_write() {
        Accepted accepted = store.accept(Transition.of(NEW_ORDER));

        assertThat(accepted).isEqualTo(new Accepted(NEW_ORDER, false));
        assertThat(dynamoDb.requests()).hasSize(1).first().isInstanceOf(PutItemRequest.class);
    }

    @Test
    void an_attempt_whose_answer_got_lost_is_recognised_as_the_same_request() {
        dynamoDb.fails(refused(OrderItems.toItem(NEW_ORDER)));

        assertThat(store.accept(Transition.of(NEW_ORDER))).isEqualTo(new Accepted(NEW_ORDER, false));
    }

    @Test
    void a_repeated_request_gets_the_order_as_it_is_by_now() {
        Order byNow = anOrder().paid().published(2).build();
        dynamoDb.fails(refused(OrderItems.toItem(byNow)));

        Accepted accepted = store.accept(
                Transition.of(anOrder().withCorrelationId("another-request").build()));

        assertThat(accepted).isEqualTo(new Accepted(byNow, true));
    }

    @Test
    void the_same_key_for_another_request_is_refused() {
        dynamoDb.fails(refused(OrderItems.toItem(NEW_ORDER)));
        Order other = anOrder()
                .withCorrelationId("another-request")
                .withRequestHash("another-hash")
                .build();

        assertThatThrownBy(() -> store.accept(Transition.of(other))).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void a_table_that_cannot_be_reached_accepts_nothing() {
        SdkClientException fault = SdkClientException.create("no route");
        dynamoDb.fails(fault);

        assertThatThrownBy(() -> store.accept(Transition.of(NEW_ORDER))).isSameAs(fault);
        assertThat(dynamoDb.requests()).hasSize(1);
    }

    @Test
    void saves_a_change_that_leaves_stock_alone_with_one_update() {
        Order inReview = anOrder().inReview().build();

        SaveOutcome outcome = store.save(Transition.of(inReview));

        assertThat(outcome).isEqualTo(new SaveOutcome.Saved(inReview));
        assertThat(outcome.result()).isEqualTo(SaveOutcome.Result.SAVED);
        assertThat(dynamoDb.requests()).hasSize(1).first().isInstanceOf(UpdateItemRequest.class);
    }

    @Test
    void a_change_over_a_version_that_is_gone_is_refused() {
        dynamoDb.fails(refused(OrderItems.toItem(anOrder().rejectedByReviewer().build())));
        Order approved = anOrder().approved().build();

        assertThatThrownBy(() -> store.save(Transition.of(approved)))
                .isInstanceOf(OrderChangedException.class)
                .hasMessageContaining(approved.orderId());
    }

    @Test
    void a_change_of_an_order_that_lags_behind_is_refused() {
        dynamoDb.fails(refused(OrderItems.toItem(anOrder().reserved().build())));

        assertThatThrownBy(() -> store.save(Transition.of(anOrder().inReview().build())))
                .isInstanceOf(OrderChangedException.class);
    }

    @Test
    void a_change_that_is_stored_already_counts_as_saved() {
        Order inReview = anOrder().inReview().build();
        Order stored = anOrder().approved().published(4).build();
        dynamoDb.fails(refused(OrderItems.toItem(stored)));

        assertThat(store.save(Transition.of(inReview))).isEqualTo(new SaveOutcome.Saved(stored));
    }

    @Test
    void a_change_of_an_order_that_is_not_there_is_refused() {
        dynamoDb.fails(refused(Map.of()));

        assertThatThrownBy(() -> store.save(Transition.of(anOrder().inReview().build())))
                .isInstanceOf(OrderNotFoundException.class);
    }

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

    @Test
    void notes_that_all_is_published_with_one_write() {
        store.markPublished(anOrder().paid().build());

        assertThat(updates()).containsExactly("SET published = :count REMOVE relay_shard, relay_at");
    }

    @Test
    void notes_what_is_published_so_far_when_more_has_happened_meanwhile() {
        dynamoDb.fails(refused(Map.of()));

        store.markPublished(anOrder().paid().build());

        assertThat(updates())
                .containsExactly("SET published = :count REMOVE relay_shard, relay_at", "SET published = :count");
    }

    @Test
    void notes_nothing_when_another_relay_noted_as_much() {
        dynamoDb.fails(refused(Map.of()), refused(Map.of()));

        store.markPublished(anOrder().paid().build());

        assertThat(updates()).hasSize(2);
    }

    @Test
    void a_table_that_cannot_be_reached_leaves_the_note_to_the_next_relay() {
        SdkClientException fault = SdkClientException.create("no route");
        dynamoDb.fails(fault);

        assertThatThrownBy(() -> store.markPublished(NEW_ORDER)).isSameAs(fault);
    }

    private static Transition reserveTeaAndJam() {
        Order order = anOrder()
                .withLine("TEA", 5, 100, Lane.STANDARD)
                .withLine("JAM", 2, 300, Lane.STANDARD)
                .build();
        return new ReserveStock(Duration.ofMinutes(15)).apply(order, NOW);
    }

    private static Map<String, AttributeValue> level(long available) {
        return Map.of("available_quantity", Attributes.number(available));
    }

    private List<String> updates() {
        return dynamoDb.requests().stream()
                .map(request -> ((UpdateItemRequest) request).updateExpression())
                .toList();
    }
}
