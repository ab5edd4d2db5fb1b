package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.ReleaseStock;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettleByHandTest {

    private static final Instant NOW = CREATED_AT.plus(Duration.ofDays(2));
    private static final String PAYMENT = AnOrderChange.PAYMENT_ID;
    private static final Settlement REFUNDED = settled(Settlement.Outcome.REFUNDED, PAYMENT, "re_9");
    private static final Settlement VOIDED = settled(Settlement.Outcome.VOIDED, PAYMENT, null);
    private static final Settlement NOT_CHARGED = settled(Settlement.Outcome.NOT_CHARGED, null, null);

    /** Long enough for all but one test, which says otherwise. */
    private final SettleByHand settleByHand = new SettleByHand(new ChargeKeys(Duration.ofDays(3)));

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(REFUNDED, EventType.PAYMENT_REFUNDED, new EventFacts.Refunded(PAYMENT, "re_9", 2598)),
                Arguments.of(VOIDED, EventType.PAYMENT_VOIDED, new EventFacts.Voided(PAYMENT)),
                Arguments.of(
                        NOT_CHARGED,
                        EventType.PAYMENT_FAILED,
                        new EventFacts.PaymentRefused("not_charged", "Nothing was charged at the payment gateway.")));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void what_an_operator_found_is_recorded_once_and_the_order_can_end(
            Settlement settlement, EventType type, EventFacts facts) {
        for (AnOrder story : new AnOrder[] {
            anOrder().reserved().expired(), anOrder().pending().expired()
        }) {
            Transition settled =
                    settleByHand.apply(story.build(), settlement, true, NOW).orElseThrow();

            assertThat(settled.after().lastChange()).isEqualTo(new Change(type, NOW, facts));
            assertThat(settled.after().status()).isEqualTo(OrderStatus.COMPENSATING);
            assertThat(settled.stock()).isEqualTo(StockEffect.none());
            assertThat(settleByHand.apply(settled.after(), settlement, false, NOW.plusSeconds(1)))
                    .isEmpty();
            Order ended = new ReleaseStock().apply(settled.after(), NOW).after();
            assertThat(ended.status()).isEqualTo(OrderStatus.EXPIRED);
            assertThat(settleByHand.apply(ended, settlement, false, NOW)).isEmpty();
        }
    }

    @Test
    void what_was_captured_for_sure_is_settled_by_its_refund_only() {
        whatWasCapturedIsSettledByItsRefund(anOrder().rejectedByReviewer().build());
        whatWasCapturedIsSettledByItsRefund(
                anOrder().pending().expired().captured().build());
    }

    private void whatWasCapturedIsSettledByItsRefund(Order captured) {
        assertThat(settleByHand
                        .apply(captured, REFUNDED, false, NOW)
                        .orElseThrow()
                        .after()
                        .lastChange()
                        .facts())
                .isEqualTo(new EventFacts.Refunded(PAYMENT, "re_9", 2598));
        for (Settlement wrong :
                new Settlement[] {VOIDED, NOT_CHARGED, settled(Settlement.Outcome.REFUNDED, "pi_other", "re_9")}) {
            refused(captured, wrong, "Payment " + PAYMENT + " of the order was captured");
        }
    }

    @Test
    void while_the_saga_asks_itself_nobody_else_says_how_an_unknown_charge_ended() {
        Order unknown = anOrder().pending().expired().build();

        for (Settlement early : new Settlement[] {REFUNDED, VOIDED, NOT_CHARGED}) {
            assertThatExceptionOfType(SettlementRefusedException.class)
                    .isThrownBy(() -> settleByHand.apply(unknown, early, false, NOW))
                    .satisfies(refusal -> assertThat(refusal.why()).contains("when the saga is parked"));
        }
    }

    @Test
    void a_charge_that_the_hub_does_not_ask_for_any_more_is_settled_while_its_saga_still_tries() {
        Order unknown = anOrder().pending().expired().build();
        SettleByHand keysAreForgotten = new SettleByHand(new ChargeKeys(Duration.ofDays(1)));

        assertThat(keysAreForgotten.apply(unknown, NOT_CHARGED, false, NOW)).isPresent();
    }

    static Stream<AnOrder> notBeingUndone() {
        return Stream.of(
                anOrder(),
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().paid(),
                anOrder().shipped(),
                anOrder().outOfStock());
    }

    @ParameterizedTest
    @MethodSource("notBeingUndone")
    void the_payment_of_an_order_that_is_not_being_undone_is_not_settled_by_hand(AnOrder story) {
        Order order = story.build();

        refused(order, REFUNDED, "The order is " + order.status());
    }

    @Test
    void what_is_settled_is_not_settled_otherwise() {
        refused(anOrder().pending().expired().voided().build(), NOT_CHARGED, "is settled already");
        refused(anOrder().declined().build(), REFUNDED, "is settled already");
        refused(anOrder().rejectedByReviewer().refunded().build(), REFUNDED, "is settled already");
    }

    private void refused(Order order, Settlement settlement, String why) {
        assertThatExceptionOfType(SettlementRefusedException.class)
                .isThrownBy(() -> settleByHand.apply(order, settlement, true, NOW))
                .satisfies(refusal -> assertThat(refusal.why()).contains(why).endsWith("."));
    }

    private static Settlement settled(
            Settlement.Outcome outcome, @Nullable String paymentId, @Nullable String refundId) {
        return new Settlement("kim", "ticket 4713", outcome, paymentId, refundId);
    }
}
