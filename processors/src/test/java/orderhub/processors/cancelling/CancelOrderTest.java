package orderhub.processors.cancelling;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.api.Cancellation;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventFacts.Party;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CancelOrderTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(60);
    private static final Cancellation WITHOUT_REASON = new Cancellation(null);

    private final CancelOrder cancelOrder = new CancelOrder();

    static Stream<AnOrder> holding() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().paid(),
                anOrder().inReview(),
                anOrder().approved(),
                anOrder().dispatched(Lane.EXPRESS));
    }

    @ParameterizedTest
    @MethodSource("holding")
    void an_order_that_holds_something_is_stopped_and_nothing_of_it_moves_yet(AnOrder story) {
        Order order = story.carriedBy(SAGA_ID).build();

        Transition stopped = stopped(cancelOrder.apply(order, Party.CUSTOMER, WITHOUT_REASON, NOW));

        assertThat(stopped.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(stopped.after().version()).isEqualTo(order.version() + 1);
        assertThat(stopped.after().sagaId()).isEqualTo(SAGA_ID);
        assertThat(stopped.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void an_order_that_holds_nothing_has_ended_with_it() {
        Transition stopped = stopped(cancelOrder.apply(anOrder().build(), Party.CUSTOMER, WITHOUT_REASON, NOW));

        assertThat(stopped.after().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(stopped.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void it_is_told_for_whom_it_was_called_off_and_why_word_for_word() {
        String why = "${body} <b>no</b> {{hub.gateway.api-key}}";

        Transition stopped =
                stopped(cancelOrder.apply(anOrder().paid().build(), Party.STAFF, new Cancellation(why), NOW));

        assertThat(stopped.after().lastChange())
                .isEqualTo(new Change(EventType.ORDER_CANCELLED, NOW, new EventFacts.Cancelled(Party.STAFF, why)));
    }

    static Stream<AnOrder> called_off() {
        return Stream.of(
                anOrder().cancelled(),
                anOrder().reserved().cancelled(),
                anOrder().pending().cancelled().captured(),
                anOrder().inReview().cancelled().refunded(),
                anOrder().dispatched(Lane.EXPRESS).cancelled().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("called_off")
    void an_order_that_was_called_off_before_stays_as_it_is_and_keeps_its_first_reason(AnOrder story) {
        Order order = story.build();

        assertThat(cancelOrder.apply(order, Party.STAFF, new Cancellation("once more"), NOW))
                .isEqualTo(new CancelDecision.Stands(order))
                .extracting(CancelDecision::result)
                .isEqualTo(CancelDecision.Result.STANDS);
    }

    static Stream<AnOrder> being_undone() {
        return Stream.of(
                anOrder().declined(),
                anOrder().rejectedByReviewer(),
                anOrder().reserved().expired(),
                anOrder().paid().expired().refunded());
    }

    @ParameterizedTest
    @MethodSource("being_undone")
    void an_order_that_is_being_undone_for_another_reason_keeps_that(AnOrder story) {
        assertRefused(story, "The order is being undone already, for another reason.");
    }

    static Stream<AnOrder> ended() {
        return Stream.of(
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined().released(),
                anOrder().paid().expired().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("ended")
    void an_order_that_has_ended_is_what_it_is(AnOrder story) {
        assertRefused(story, "The order has ended: it is " + story.build().status() + ".");
    }

    private void assertRefused(AnOrder story, String why) {
        assertThat(cancelOrder.apply(story.build(), Party.CUSTOMER, WITHOUT_REASON, NOW))
                .isEqualTo(new CancelDecision.Refused(why))
                .extracting(CancelDecision::result)
                .isEqualTo(CancelDecision.Result.REFUSED);
    }

    private static Transition stopped(CancelDecision decision) {
        assertThat(decision)
                .isInstanceOf(CancelDecision.Stops.class)
                .extracting(CancelDecision::result)
                .isEqualTo(CancelDecision.Result.STOPS);
        return ((CancelDecision.Stops) decision).transition();
    }
}
