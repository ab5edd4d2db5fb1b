package orderhub.processors.timeline;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus.Step;
import orderhub.schemas.timeline.Next;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TellNextTest {

    private final TellNext tell = new TellNext();

    static Stream<Arguments> orders() {
        return Stream.of(
                next(anOrder(), Step.RESERVE, null, "reserve-stock"),
                next(anOrder().reserved(), Step.CHARGE, null, "charge-payment"),
                next(anOrder().pending(), Step.CHARGE, AnOrderChange.UNKNOWN, "charge-payment"),
                next(anOrder().pending().paid(), Step.DISPATCH, null, "dispatch-order"),
                next(anOrder().inReview(), Step.REVIEW, "high-value", "reject-order"),
                next(anOrder().approved(), Step.DISPATCH, null, "dispatch-order"),
                next(anOrder().dispatched(Lane.DIGITAL), Step.SHIP, null, "ship-order"),
                next(anOrder().declined(), Step.UNDO, "insufficient_funds", "release-stock"),
                next(anOrder().paid().expired(), Step.UNDO, "reservation-expired", "release-stock"),
                next(anOrder().outOfStock(), Step.NOTHING, "out-of-stock", null),
                next(anOrder().shipped(), Step.NOTHING, null, null));
    }

    private static Arguments next(AnOrder order, Step step, @Nullable String because, @Nullable String lastRoute) {
        return Arguments.of(order, step, because, lastRoute);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void tells_the_step_why_and_the_route_that_takes_it(
            AnOrder builder, Step step, @Nullable String because, @Nullable String lastRoute) {
        Order order = builder.build();
        Order told = order.withPublished(order.version());

        Next next = tell.apply(told, true);

        assertThat(next.step()).isEqualTo(step);
        assertThat(next.since()).isEqualTo(order.updatedAt());
        assertThat(next.because()).isEqualTo(because);
        List<String> routes = TellNext.routes(told);
        assertThat(next.routes()).isEqualTo(routes);
        assertThat(routes.isEmpty() ? null : routes.get(routes.size() - 1)).isEqualTo(lastRoute);
    }

    @Test
    void money_that_may_have_come_goes_back_before_the_stock_does() {
        Order order = anOrder().paid().expired().published(4).build();

        assertThat(TellNext.routes(order)).containsExactly("refund-payment", "release-stock");
        assertThat(TellNext.routes(
                        anOrder().paid().expired().refunded().published(5).build()))
                .containsExactly("release-stock");
    }

    @Test
    void an_order_goes_to_the_lane_that_it_is_on() {
        assertThat(TellNext.routes(
                        anOrder().dispatched(Lane.EXPRESS).published(4).build()))
                .containsExactly("fulfil-express", "ship-order");
    }

    @Test
    void what_happened_is_told_before_anything_else_does() {
        assertThat(TellNext.routes(anOrder().published(0).build()))
                .containsExactly("relay-order", "consume-orders", "process-order", "reserve-stock");
        assertThat(TellNext.routes(anOrder().shipped().published(3).build())).containsExactly("relay-order");
    }

    @Test
    void an_order_that_was_called_off_says_so_however_its_payment_was_settled() {
        assertThat(tell.apply(anOrder().cancelled().build(), true).because()).isEqualTo("cancelled-by-customer");
        assertThat(tell.apply(anOrder().pending().cancelled().build(), true).because())
                .isEqualTo("cancelled-by-customer");
        assertThat(tell.apply(
                                anOrder()
                                        .pending()
                                        .cancelled(EventFacts.Party.STAFF, null)
                                        .declined()
                                        .build(),
                                true)
                        .because())
                .isEqualTo("cancelled-by-staff");
    }

    @Test
    void an_order_that_can_still_be_stopped_says_when() {
        Order order = anOrder().paid().build();
        Instant deadline = order.latest(EventFacts.Reserved.class).orElseThrow().expiresAt();

        assertThat(tell.apply(order, true).latest()).isEqualTo(deadline);
        assertThat(tell.apply(anOrder().build(), true).latest()).isNull();
        assertThat(tell.apply(anOrder().paid().expired().build(), true).latest())
                .isNull();
        assertThat(tell.apply(anOrder().shipped().build(), true).latest()).isNull();
    }
}
