package orderhub.processors.lifecycle;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.cancelling.CancelDecision;
import orderhub.processors.cancelling.CancelOrder;
import orderhub.processors.fulfilment.DispatchOrder;
import orderhub.processors.fulfilment.RequestReview;
import orderhub.processors.fulfilment.ShipOrder;
import orderhub.processors.payment.CompletePayment;
import orderhub.processors.payment.FailPayment;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.PendPayment;
import orderhub.processors.payment.RecordCapture;
import orderhub.processors.payment.RecordRefund;
import orderhub.processors.placing.AcceptOrder;
import orderhub.processors.placing.OrderIdentity;
import orderhub.processors.placing.PriceOrder;
import orderhub.processors.review.ApproveReview;
import orderhub.processors.review.RejectReview;
import orderhub.processors.stock.RejectForStock;
import orderhub.processors.stock.ReleaseStock;
import orderhub.processors.stock.ReserveStock;
import orderhub.schemas.APlaceOrder;
import orderhub.schemas.AProduct;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.api.Cancellation;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import orderhub.schemas.payment.PaymentOutcome.Declined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Orders that {@link AnOrder} builds are those that the processors make. */
class AnOrderStoryTest {

    private static final Captured CAPTURED = new Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, 2598);

    static Stream<AnOrder> stories() {
        return Stream.of(
                anOrder(),
                anOrder().outOfStock(),
                anOrder().approved().dispatched(Lane.EXPRESS).shipped(),
                anOrder().paid().dispatched(Lane.DIGITAL).shipped(),
                anOrder().shipped(),
                anOrder().declined().released(),
                anOrder().pending().shipped(),
                anOrder().pending().declined().released(),
                anOrder().pending().expired().refunded().released(),
                anOrder().pending().expired().voided().released(),
                anOrder().rejectedByReviewer().refunded().released(),
                anOrder().expired().declined().released(),
                anOrder().expired().refunded().released(),
                anOrder().inReview().expired().refunded().released(),
                anOrder().approved().expired().refunded().released(),
                anOrder().dispatched(Lane.STANDARD).expired().refunded().released(),
                anOrder().cancelled(),
                anOrder().cancelled(EventFacts.Party.STAFF, null),
                anOrder().reserved().cancelled().declined().released(),
                anOrder().pending().cancelled().voided().released(),
                anOrder().pending().cancelled().captured().refunded().released(),
                anOrder().paid().cancelled().refunded().released(),
                anOrder().inReview().cancelled().refunded().released(),
                anOrder().approved().cancelled().refunded().released(),
                anOrder().dispatched(Lane.STANDARD).cancelled().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("stories")
    void a_built_story_is_what_the_processors_tell(AnOrder story) {
        Order built = story.build();

        Order told = accepted();
        for (Change change : built.history().subList(1, built.version())) {
            told = next(told, change).after();
        }

        assertThat(told).isEqualTo(built);
    }

    @Test
    void settings_count_wherever_they_stand() {
        Order first = anOrder()
                .withId("first")
                .inCurrency("EUR")
                .withLine("A", 1, 5, Lane.DIGITAL)
                .paid()
                .build();
        Order last = anOrder()
                .paid()
                .withLine("A", 1, 5, Lane.DIGITAL)
                .inCurrency("EUR")
                .withId("first")
                .build();
        assertThat(first).isEqualTo(last);
    }

    @Test
    void a_story_that_cannot_be_told_is_refused() {
        List<Runnable> nonsense = List.of(
                () -> anOrder().outOfStock().reserved(),
                () -> anOrder().shipped().paid(),
                () -> anOrder().inReview().dispatched(Lane.EXPRESS),
                () -> anOrder().paid().declined(),
                () -> anOrder().paid().refunded(),
                () -> anOrder().expired().expired(),
                () -> anOrder().paid().cancelled().expired(),
                () -> anOrder().expired().cancelled(),
                () -> anOrder().declined().cancelled(),
                () -> anOrder().shipped().cancelled(),
                () -> anOrder().cancelled().cancelled(),
                () -> anOrder().cancelled().reserved(),
                () -> anOrder().paid().pending(),
                () -> anOrder().pending().pending(),
                () -> anOrder().pending().voided(),
                () -> anOrder().paid().expired().voided().build(),
                () -> anOrder().expired().voided().declined().build(),
                () -> anOrder().paid().expired().declined().build(),
                () -> anOrder().expired().refunded().declined().build(),
                () -> anOrder().declined().declined().build(),
                () -> anOrder().expired().released().build(),
                () -> anOrder().rejectedByReviewer().released().build());
        assertThat(nonsense)
                .allSatisfy(story -> assertThatIllegalStateException().isThrownBy(story::run));
    }

    private static Order accepted() {
        Order built = anOrder().build();
        return new AcceptOrder()
                .apply(
                        new PriceOrder("USD")
                                .apply(
                                        APlaceOrder.aPlaceOrder().build(),
                                        Map.of(
                                                "COF-ETH-250",
                                                AProduct.aProduct("COF-ETH-250").build())),
                        new OrderIdentity(
                                built.orderId(),
                                built.placed().correlationId(),
                                built.placed().requestHash()),
                        CREATED_AT)
                .after();
    }

    private static Transition cancelled(Order order, EventFacts.Cancelled facts, Instant at) {
        CancelDecision decision =
                new CancelOrder().apply(order, facts.cancelledBy(), new Cancellation(facts.reason()), at);
        return ((CancelDecision.Stops) decision).transition();
    }

    private static Transition next(Order order, Change change) {
        Instant at = change.at();
        return switch (change.type()) {
            case ORDER_CREATED -> throw new AssertionError("an order is created once");
            case INVENTORY_RESERVED -> new ReserveStock().apply(order, at.plus(AnOrderChange.HOLD), at);
            case INVENTORY_UNAVAILABLE ->
                new RejectForStock().apply(order, List.of(new EventFacts.Shortage("COF-ETH-250", 2, 0)), at);
            case PAYMENT_PENDING ->
                new PendPayment().apply(order, new PaymentOutcome.Unknown(AnOrderChange.UNKNOWN), at);
            case PAYMENT_VOIDED ->
                new FailPayment().apply(order, new PaymentOutcome.Voided(AnOrderChange.PAYMENT_ID), at);
            case PAYMENT_COMPLETED ->
                order.status() == OrderStatus.COMPENSATING
                        ? new RecordCapture().apply(order, CAPTURED, at)
                        : new CompletePayment().apply(order, CAPTURED, at);
            case PAYMENT_FAILED ->
                new FailPayment()
                        .apply(order, new Declined("insufficient_funds", "Your card has insufficient funds."), at);
            case REVIEW_REQUESTED -> new RequestReview().apply(order, at);
            case REVIEW_APPROVED -> new ApproveReview().apply(order, at);
            case REVIEW_REJECTED -> new RejectReview().apply(order, at);
            case ORDER_CANCELLED -> cancelled(order, (EventFacts.Cancelled) change.facts(), at);
            case ORDER_EXPIRED ->
                new HaltOrder()
                        .apply(order.withSaga("saga"), "saga", at)
                        .map(halted -> Transition.of(halted.after().withSaga(null)))
                        .orElseThrow();
            case PAYMENT_REFUNDED ->
                new RecordRefund()
                        .apply(
                                order,
                                CAPTURED,
                                new GatewayReply(200, AnAnswer.ofRefund(2598).build()),
                                at);
            case INVENTORY_RELEASED -> new ReleaseStock().apply(order, at);
            case ORDER_DISPATCHED ->
                new DispatchOrder()
                        .apply(
                                order,
                                ((EventFacts.Dispatched) change.facts()).lane(),
                                AnOrderChange.SHIP_WITHIN.toMinutes(),
                                at);
            case ORDER_SHIPPED -> new ShipOrder().apply(order, AnOrderChange.CARRIER, at);
        };
    }
}
