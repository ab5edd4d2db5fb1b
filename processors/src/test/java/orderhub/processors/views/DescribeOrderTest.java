package orderhub.processors.views;

import static orderhub.schemas.AnOrder.CORRELATION_ID;
import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.CUSTOMER_ID;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.api.OrderView;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DescribeOrderTest {

    private final DescribeOrder describeOrder = new DescribeOrder();

    @Test
    void a_new_order_shows_what_was_ordered_and_nothing_that_is_not_known_yet() {
        AnOrder order = anOrder()
                .inCurrency("EUR")
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.EXPRESS);

        assertThat(describeOrder.apply(order.build()))
                .isEqualTo(new OrderView(
                        ORDER_ID,
                        OrderStatus.CREATED,
                        CUSTOMER_ID,
                        List.of(new OrderEvent.EventItem("TEA", 2, 100), new OrderEvent.EventItem("COFFEE", 1, 300)),
                        500,
                        "EUR",
                        "card",
                        CREATED_AT,
                        CREATED_AT,
                        CORRELATION_ID,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void a_shipped_order_shows_all_references_that_it_got_on_its_way() {
        OrderView view = view(anOrder().dispatched(Lane.EXPRESS).shipped());

        assertThat(view.status()).isEqualTo(OrderStatus.SHIPPED);
        assertThat(view.createdAt()).isEqualTo(CREATED_AT);
        assertThat(view.updatedAt()).isEqualTo(CREATED_AT.plusSeconds(4));
        assertThat(view.reservationId()).isEqualTo("ae732b4d-28a1-3710-af8c-6f8d4ec5fd04");
        assertThat(view.expiresAt()).isEqualTo(CREATED_AT.plusSeconds(1 + 15 * 60));
        assertThat(view.paymentId()).isEqualTo("pi_3QxK2eLk");
        assertThat(view.lane()).isEqualTo(Lane.EXPRESS);
        assertThat(view.trackingId()).isEqualTo("OH6F59DECD5D723A0B");
        assertThat(view.reason()).isNull();
    }

    static Stream<Arguments> reasons() {
        return Stream.of(
                reason(anOrder(), null),
                reason(anOrder().reserved(), null),
                reason(anOrder().outOfStock(), "out-of-stock"),
                reason(anOrder().declined(), "insufficient_funds"),
                reason(anOrder().declined().released(), "insufficient_funds"),
                reason(anOrder().inReview(), null),
                reason(anOrder().approved(), null),
                reason(anOrder().approved().shipped(), null),
                reason(anOrder().rejectedByReviewer(), "rejected-by-reviewer"),
                reason(anOrder().rejectedByReviewer().refunded(), "rejected-by-reviewer"),
                reason(anOrder().rejectedByReviewer().refunded().released(), "rejected-by-reviewer"),
                reason(anOrder().expired(), "reservation-expired"),
                reason(anOrder().expired().refunded().released(), "reservation-expired"),
                reason(anOrder().inReview().expired(), "reservation-expired"),
                reason(anOrder().cancelled(), "cancelled-by-customer"),
                reason(anOrder().inReview().cancelled(), "cancelled-by-customer"),
                reason(anOrder().paid().cancelled(EventFacts.Party.STAFF, null), "cancelled-by-staff"),
                reason(anOrder().pending().cancelled().declined().released(), "cancelled-by-customer"),
                reason(anOrder().approved().expired().refunded().released(), "reservation-expired"));
    }

    private static Arguments reason(AnOrder story, @Nullable String expected) {
        return Arguments.of(story, expected);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void an_order_that_was_stopped_says_why(AnOrder story, @Nullable String expected) {
        assertThat(view(story).reason()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void the_token_is_never_shown(AnOrder story) {
        assertThat(view(story).paymentMethod()).isEqualTo("card");
        assertThat(view(story).toString()).doesNotContain(TOKEN);
    }

    private OrderView view(AnOrder story) {
        return describeOrder.apply(story.build());
    }
}
