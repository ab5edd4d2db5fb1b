package orderhub.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an order and its parts refuse to be. */
class OrderTest {

    @Test
    void an_order_without_a_change_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Orders.withHistory(List.of(), 0));
    }

    @Test
    void an_order_does_not_follow_the_list_that_it_was_made_of() {
        List<Change> history = new ArrayList<>(List.of(Orders.change(0)));
        Order order = Orders.withHistory(history, 0);

        history.clear();

        assertThat(order.version()).isEqualTo(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> order.history().add(Orders.change(1)));
    }

    @Test
    void the_newest_facts_of_a_kind_are_found() {
        Order order = Orders.withChanges(1, 0)
                .append(reason(EventType.REVIEW_REQUESTED, "high-value"), OrderStatus.IN_REVIEW)
                .append(reason(EventType.REVIEW_REJECTED, "rejected-by-reviewer"), OrderStatus.COMPENSATING);

        assertThat(order.latest(EventFacts.ReviewReason.class))
                .contains(new EventFacts.ReviewReason("rejected-by-reviewer"));
        assertThat(order.latest(EventFacts.Paid.class)).isEmpty();
    }

    @Test
    void a_saga_takes_an_order_over_and_nothing_else_changes() {
        Order order = Orders.withChanges(3, 2);

        assertThat(order.withSaga("saga-1").sagaId()).isEqualTo("saga-1");
        assertThat(order.withSaga("saga-1").withSaga(null)).isEqualTo(order);
    }

    @Test
    void an_order_is_carried_by_its_own_saga_only() {
        Order order = Orders.withChanges(3, 2);

        assertThat(order.withSaga("saga-1").isCarriedBy("saga-1")).isTrue();
        assertThat(order.withSaga("saga-1").isCarriedBy("saga-2")).isFalse();
        assertThat(order.withSaga("saga-1").isCarriedBy(null)).isFalse();
        assertThat(order.withSaga(null).isCarriedBy(null)).isFalse();
    }

    @Test
    void a_placement_without_a_line_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Orders.placement(List.of()));
    }

    @Test
    void the_same_product_may_stand_on_several_lines() {
        OrderLine line = new OrderLine("COF-ETH-250", 1, 1450, Lane.STANDARD);

        assertThat(Orders.placement(List.of(line, line)).items()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_line_of_less_than_one_is_refused(int quantity) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrderLine("COF-ETH-250", quantity, 1450, Lane.STANDARD));
    }

    @Test
    void a_line_with_a_negative_price_is_refused_and_a_free_one_is_not() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine("COF-ETH-250", 1, -1, Lane.STANDARD));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine("COF-ETH-250", 1, 1, Lane.STANDARD, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderLine("COF-ETH-250", 1, 1, Lane.STANDARD, 65));
        assertThat(new OrderLine("COF-ETH-250", 1, 0, Lane.STANDARD).unitPrice())
                .isZero();
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_line_without_product_or_lane_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> new OrderLine(null, 1, 1, Lane.STANDARD));
        assertThatNullPointerException().isThrownBy(() -> new OrderLine("COF-ETH-250", 1, 1, null));
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_change_without_type_time_or_facts_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> new Change(null, Orders.AT, EventFacts.None.NONE));
        assertThatNullPointerException()
                .isThrownBy(() -> new Change(EventType.ORDER_CREATED, null, EventFacts.None.NONE));
        assertThatNullPointerException().isThrownBy(() -> new Change(EventType.ORDER_CREATED, Orders.AT, null));
    }

    @Test
    void the_token_does_not_reach_a_log() {
        PaymentMethod method = new PaymentMethod("card", "pm_secret");

        assertThat(method).hasToString("PaymentMethod[card]");
        assertThat(Orders.withChanges(2, 1).toString()).doesNotContain("pm_card_visa");
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_payment_method_without_type_or_token_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> new PaymentMethod(null, "pm_card_visa"));
        assertThatNullPointerException().isThrownBy(() -> new PaymentMethod("card", null));
    }

    @ParameterizedTest
    @EnumSource
    void an_order_ends_shipped_rejected_expired_or_cancelled(OrderStatus status) {
        assertThat(status.isTerminal())
                .isEqualTo(
                        List.of(OrderStatus.SHIPPED, OrderStatus.REJECTED, OrderStatus.EXPIRED, OrderStatus.CANCELLED)
                                .contains(status));
    }

    private static Change reason(EventType type, String reason) {
        return new Change(type, Orders.AT, new EventFacts.ReviewReason(reason));
    }
}
