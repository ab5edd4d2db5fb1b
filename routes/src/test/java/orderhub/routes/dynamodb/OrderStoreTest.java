package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.refused;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class OrderStoreTest {

    private static final TableNames TABLES = new TableNames(
            "orders", "inventory", "inventory_reservations", "catalogue", "customers", "event_tallies", "inbox");
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
    void the_same_correlation_id_does_not_make_another_request_the_same() {
        dynamoDb.fails(refused(OrderItems.toItem(NEW_ORDER)));
        Order other = anOrder().withRequestHash("another-hash").build();

        assertThatThrownBy(() -> store.accept(Transition.of(other))).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void a_later_repetition_with_the_same_correlation_id_is_a_replay() {
        dynamoDb.fails(refused(OrderItems.toItem(NEW_ORDER)));
        Order later = anOrder()
                .createdAt(NEW_ORDER.placed().createdAt().plusMillis(1))
                .build();

        assertThat(store.accept(Transition.of(later))).isEqualTo(new Accepted(NEW_ORDER, true));
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
    void notes_that_all_is_published_with_one_write() {
        store.markPublished(anOrder().paid().published(3).build());

        assertThat(updates()).containsExactly("SET published = :count REMOVE relay_shard, relay_at");
    }

    @Test
    void notes_what_is_published_so_far_when_more_has_happened_meanwhile() {
        dynamoDb.fails(refused(Map.of()));

        store.markPublished(anOrder().paid().published(3).build());

        assertThat(updates())
                .containsExactly("SET published = :count REMOVE relay_shard, relay_at", "SET published = :count");
    }

    @Test
    void an_order_of_which_only_some_is_published_stays_in_the_outbox() {
        store.markPublished(anOrder().paid().published(2).build());

        assertThat(updates()).containsExactly("SET published = :count");
        assertThat(((UpdateItemRequest) dynamoDb.requests().get(0)).expressionAttributeValues())
                .containsEntry(":count", AttributeValue.fromN("2"));
    }

    @Test
    void notes_nothing_when_another_relay_noted_as_much() {
        dynamoDb.fails(refused(Map.of()), refused(Map.of()));

        store.markPublished(anOrder().paid().published(3).build());

        assertThat(updates()).hasSize(2);
    }

    @Test
    void a_table_that_cannot_be_reached_leaves_the_note_to_the_next_relay() {
        SdkClientException fault = SdkClientException.create("no route");
        dynamoDb.fails(fault);

        assertThatThrownBy(() -> store.markPublished(anOrder().published(1).build()))
                .isSameAs(fault);
    }

    @Test
    void another_saga_takes_an_order_over_from_the_one_before_and_nothing_else_changes() {
        store.takeOver(anOrder().paid().carriedBy("saga-2").build(), "saga-1");

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.updateExpression()).isEqualTo("SET saga_id = :saga");
        assertThat(update.expressionAttributeValues())
                .containsEntry(":saga", AttributeValue.fromS("saga-2"))
                .containsEntry(":before", AttributeValue.fromS("saga-1"))
                .containsEntry(":version", AttributeValue.fromN("3"));
        assertThat(update.conditionExpression())
                .isEqualTo("version = :version AND (saga_id = :saga OR saga_id = :before)");
    }

    @Test
    void an_order_that_no_saga_carried_is_taken_over_if_none_does_by_now() {
        store.takeOver(anOrder().paid().carriedBy("saga-2").build(), null);

        UpdateItemRequest update = (UpdateItemRequest) dynamoDb.requests().get(0);
        assertThat(update.conditionExpression())
                .isEqualTo("version = :version AND (saga_id = :saga OR attribute_not_exists(saga_id))");
        assertThat(update.expressionAttributeValues()).doesNotContainKey(":before");
    }

    @Test
    void an_order_that_changed_meanwhile_is_not_taken_over() {
        dynamoDb.fails(refused(Map.of()));

        assertThatThrownBy(() ->
                        store.takeOver(anOrder().paid().carriedBy("saga-2").build(), "saga-1"))
                .isInstanceOf(OrderChangedException.class);
    }

    private List<String> updates() {
        return dynamoDb.requests().stream()
                .map(request -> ((UpdateItemRequest) request).updateExpression())
                .toList();
    }
}
