package orderhub.processors.lifecycle;

import static orderhub.schemas.AnOrder.anOrder;
import static orderhub.schemas.event.EventType.INVENTORY_RELEASED;
import static orderhub.schemas.event.EventType.INVENTORY_RESERVED;
import static orderhub.schemas.event.EventType.INVENTORY_UNAVAILABLE;
import static orderhub.schemas.event.EventType.ORDER_CANCELLED;
import static orderhub.schemas.event.EventType.ORDER_DISPATCHED;
import static orderhub.schemas.event.EventType.ORDER_EXPIRED;
import static orderhub.schemas.event.EventType.ORDER_SHIPPED;
import static orderhub.schemas.event.EventType.PAYMENT_COMPLETED;
import static orderhub.schemas.event.EventType.PAYMENT_FAILED;
import static orderhub.schemas.event.EventType.PAYMENT_PENDING;
import static orderhub.schemas.event.EventType.PAYMENT_REFUNDED;
import static orderhub.schemas.event.EventType.PAYMENT_VOIDED;
import static orderhub.schemas.event.EventType.REVIEW_APPROVED;
import static orderhub.schemas.event.EventType.REVIEW_REJECTED;
import static orderhub.schemas.event.EventType.REVIEW_REQUESTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {

    private static final Instant LATER = Instant.parse("2026-03-02T10:20:00Z");
    private static final EventFacts NOTHING = EventFacts.None.NONE;

    /** All moves there are, written down once more; what is not here must not happen. */
    private static final Map<String, OrderStatus> MOVES = Map.ofEntries(
            move(OrderStatus.CREATED, INVENTORY_RESERVED, OrderStatus.RESERVED),
            move(OrderStatus.CREATED, INVENTORY_UNAVAILABLE, OrderStatus.REJECTED),
            move(OrderStatus.CREATED, ORDER_CANCELLED, OrderStatus.CANCELLED),
            move(OrderStatus.RESERVED, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.PAYMENT_PENDING, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.PAID, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.IN_REVIEW, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.APPROVED, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.DISPATCHED, ORDER_CANCELLED, OrderStatus.COMPENSATING),
            move(OrderStatus.RESERVED, PAYMENT_PENDING, OrderStatus.PAYMENT_PENDING),
            move(OrderStatus.PAYMENT_PENDING, PAYMENT_COMPLETED, OrderStatus.PAID),
            move(OrderStatus.PAYMENT_PENDING, PAYMENT_FAILED, OrderStatus.COMPENSATING),
            move(OrderStatus.PAYMENT_PENDING, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.RESERVED, PAYMENT_COMPLETED, OrderStatus.PAID),
            move(OrderStatus.RESERVED, PAYMENT_FAILED, OrderStatus.COMPENSATING),
            move(OrderStatus.RESERVED, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.PAID, REVIEW_REQUESTED, OrderStatus.IN_REVIEW),
            move(OrderStatus.PAID, ORDER_DISPATCHED, OrderStatus.DISPATCHED),
            move(OrderStatus.PAID, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.IN_REVIEW, REVIEW_APPROVED, OrderStatus.APPROVED),
            move(OrderStatus.IN_REVIEW, REVIEW_REJECTED, OrderStatus.COMPENSATING),
            move(OrderStatus.IN_REVIEW, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.APPROVED, ORDER_DISPATCHED, OrderStatus.DISPATCHED),
            move(OrderStatus.APPROVED, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.DISPATCHED, ORDER_SHIPPED, OrderStatus.SHIPPED),
            move(OrderStatus.DISPATCHED, ORDER_EXPIRED, OrderStatus.COMPENSATING),
            move(OrderStatus.COMPENSATING, PAYMENT_FAILED, OrderStatus.COMPENSATING),
            move(OrderStatus.COMPENSATING, PAYMENT_COMPLETED, OrderStatus.COMPENSATING),
            move(OrderStatus.COMPENSATING, PAYMENT_VOIDED, OrderStatus.COMPENSATING),
            move(OrderStatus.COMPENSATING, PAYMENT_REFUNDED, OrderStatus.COMPENSATING),
            move(OrderStatus.COMPENSATING, INVENTORY_RELEASED, OrderStatus.REJECTED));

    private static Map.Entry<String, OrderStatus> move(OrderStatus from, EventType type, OrderStatus to) {
        return Map.entry(from + " " + type, to);
    }

    static Stream<Arguments> every_status_and_event() {
        return Arrays.stream(OrderStatus.values())
                .flatMap(status -> Arrays.stream(EventType.values()).map(type -> Arguments.of(status, type)));
    }

    @ParameterizedTest
    @MethodSource("every_status_and_event")
    void an_event_moves_an_order_just_where_the_table_says(OrderStatus from, EventType type) {
        @Nullable OrderStatus expected = MOVES.get(from + " " + type);
        Order order = in(from);

        assertThat(Lifecycle.allows(from, type)).isEqualTo(expected != null);
        if (expected == null) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Lifecycle.advance(order, type, LATER, NOTHING))
                    .withMessage("order %s: %s cannot happen while %s", order.orderId(), type.published(), from);
        } else {
            assertThat(Lifecycle.advance(order, type, LATER, NOTHING).status()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SHIPPED", "REJECTED", "EXPIRED", "CANCELLED"})
    void nothing_happens_to_an_order_that_has_ended(OrderStatus ended) {
        assertThat(ended.isTerminal()).isTrue();
        assertThat(EventType.values()).noneMatch(type -> Lifecycle.allows(ended, type));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"SHIPPED", "REJECTED", "EXPIRED", "CANCELLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void every_order_that_has_not_ended_can_go_on(OrderStatus running) {
        assertThat(running.isTerminal()).isFalse();
        assertThat(EventType.values()).anyMatch(type -> Lifecycle.allows(running, type));
    }

    /** The routes branch on a status's next step; it has to be one that can happen there. */
    @ParameterizedTest
    @EnumSource
    void the_next_step_of_a_status_is_one_that_can_happen(OrderStatus status) {
        Map<OrderStatus.Step, EventType> outcomes = Map.of(
                OrderStatus.Step.RESERVE, INVENTORY_RESERVED,
                OrderStatus.Step.CHARGE, PAYMENT_COMPLETED,
                OrderStatus.Step.DISPATCH, ORDER_DISPATCHED,
                OrderStatus.Step.REVIEW, REVIEW_APPROVED,
                OrderStatus.Step.SHIP, ORDER_SHIPPED,
                OrderStatus.Step.UNDO, INVENTORY_RELEASED);
        outcomes.forEach((step, outcome) -> {
            // A charge may turn out to have gone through while its order is being undone.
            boolean alsoHere = step == OrderStatus.Step.CHARGE && status == OrderStatus.COMPENSATING;
            assertThat(Lifecycle.allows(status, outcome)).isEqualTo(alsoHere || status.next() == step);
        });
    }

    @Test
    void a_change_is_appended_and_nothing_else_about_the_order_changes() {
        Order before = anOrder().reserved().published(1).carriedBy("saga-1").build();
        EventFacts paid = new EventFacts.Paid("pi_1", "ch_1", 2598, "card");

        Order after = Lifecycle.advance(before, PAYMENT_COMPLETED, LATER, paid);

        assertThat(after.history())
                .startsWith(before.history().toArray(Change[]::new))
                .hasSize(3);
        assertThat(after.lastChange()).isEqualTo(new Change(PAYMENT_COMPLETED, LATER, paid));
        assertThat(after)
                .usingRecursiveComparison()
                .ignoringFields("history", "status")
                .isEqualTo(before);
    }

    @Test
    void an_order_that_ran_out_of_time_ends_expired() {
        Order order = anOrder().expired().refunded().build();
        assertThat(released(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void an_order_that_ran_out_of_time_on_its_lane_ends_expired_too() {
        Order order = anOrder().dispatched(Lane.EXPRESS).expired().refunded().build();
        assertThat(released(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void an_order_that_ran_out_of_time_ends_expired_although_its_charge_turned_out_to_be_declined() {
        Order order = anOrder().expired().declined().build();
        assertThat(order.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(released(order).status()).isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void an_order_whose_payment_was_voided_ends_as_what_stopped_it() {
        assertThat(released(anOrder().pending().expired().voided().build()).status())
                .isEqualTo(OrderStatus.EXPIRED);
    }

    @Test
    void an_order_that_was_called_off_ends_cancelled_however_its_payment_was_settled() {
        for (AnOrder story : List.of(
                anOrder().reserved().cancelled().declined(),
                anOrder().pending().cancelled().voided(),
                anOrder().pending().cancelled().captured().refunded(),
                anOrder().inReview().cancelled().refunded(),
                anOrder().dispatched(Lane.EXPRESS).cancelled().refunded())) {
            assertThat(released(story.build()).status()).as("%s", story).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void an_order_that_is_being_undone_is_neither_called_off_nor_does_it_run_out_of_time() {
        assertThat(Lifecycle.allows(OrderStatus.COMPENSATING, ORDER_CANCELLED)).isFalse();
        assertThat(Lifecycle.allows(OrderStatus.COMPENSATING, ORDER_EXPIRED)).isFalse();
    }

    @Test
    void a_declined_order_ends_rejected() {
        assertThat(released(anOrder().declined().build()).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void an_order_that_a_reviewer_refused_ends_rejected() {
        Order order = anOrder().rejectedByReviewer().refunded().build();
        assertThat(released(order).status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void a_refund_does_not_end_an_order_that_ran_out_of_time() {
        Order order = anOrder().paid().expired().build();
        Order refunded = Lifecycle.advance(order, PAYMENT_REFUNDED, LATER, new EventFacts.Refunded("pi", "re", 2598));
        assertThat(refunded.status()).isEqualTo(OrderStatus.COMPENSATING);
    }

    private static Order released(Order order) {
        return Lifecycle.advance(order, INVENTORY_RELEASED, LATER, new EventFacts.Released("reservation"));
    }

    private static Order in(OrderStatus status) {
        return switch (status) {
            case CREATED -> anOrder().build();
            case RESERVED -> anOrder().reserved().build();
            case PAYMENT_PENDING -> anOrder().pending().build();
            case PAID -> anOrder().paid().build();
            case IN_REVIEW -> anOrder().inReview().build();
            case APPROVED -> anOrder().approved().build();
            case DISPATCHED -> anOrder().dispatched(Lane.STANDARD).build();
            case COMPENSATING -> anOrder().declined().build();
            case SHIPPED -> anOrder().shipped().build();
            case REJECTED -> anOrder().outOfStock().build();
            case EXPIRED -> anOrder().expired().refunded().released().build();
            case CANCELLED -> anOrder().cancelled().build();
        };
    }
}
