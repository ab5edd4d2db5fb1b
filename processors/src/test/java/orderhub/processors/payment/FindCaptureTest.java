package orderhub.processors.payment;

import static orderhub.schemas.AnAnswer.anAnswer;
import static orderhub.schemas.AnAnswer.ofCapture;
import static orderhub.schemas.AnAnswer.ofFailure;
import static orderhub.schemas.AnAnswer.ofSearch;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import orderhub.schemas.AnOrderChange;
import orderhub.schemas.payment.GatewayAnswer;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.junit.jupiter.api.Test;

class FindCaptureTest {

    private final FindCapture findCapture = new FindCapture();

    @Test
    void a_paid_orders_money_is_in_its_history() {
        assertThat(findCapture.inHistory(anOrder().paid().expired().build()))
                .contains(new Captured(AnOrderChange.PAYMENT_ID, AnOrderChange.TRANSACTION_ID, 2598));
    }

    @Test
    void an_unpaid_orders_history_knows_of_no_money() {
        assertThat(findCapture.inHistory(anOrder().expired().build())).isEmpty();
    }

    @Test
    void money_that_the_gateway_holds_is_found() {
        assertThat(search(ofCapture(2598).withId("pi_1").withCharge("ch_1").build()))
                .isEqualTo(new Captured("pi_1", "ch_1", 2598));
    }

    @Test
    void what_was_captured_counts_not_what_was_asked_for() {
        assertThat(search(ofCapture(2598)
                        .withReceived(1)
                        .withId("pi_1")
                        .withCharge("ch_1")
                        .build()))
                .isEqualTo(new Captured("pi_1", "ch_1", 1));
    }

    @Test
    void attempts_without_money_are_passed_over() {
        GatewayAnswer failed = anAnswer()
                .withId("pi_1")
                .withStatus("canceled")
                .withAmount(2598)
                .build();
        GatewayAnswer nameless = ofCapture(2598).withId(null).build();
        GatewayAnswer captured =
                ofCapture(2598).withId("pi_3").withCharge("ch_3").build();
        assertThat(search(failed, nameless, captured)).isEqualTo(new Captured("pi_3", "ch_3", 2598));
    }

    @Test
    void a_payment_without_a_charge_stands_for_it() {
        assertThat(search(ofCapture(2598).withId("pi_1").withCharge(null).build()))
                .isEqualTo(new Captured("pi_1", "pi_1", 2598));
    }

    @Test
    void no_money_is_found_where_there_is_none() {
        assertThat(findCapture.inReply(new GatewayReply(200, ofSearch()))).isEmpty();
        GatewayAnswer failed =
                anAnswer().withId("pi_1").withStatus("requires_payment_method").build();
        assertThat(findCapture.inReply(new GatewayReply(200, ofSearch(failed)))).isEmpty();
    }

    @Test
    void nobody_concludes_from_an_error_that_there_is_no_money() {
        GatewayReply reply = new GatewayReply(400, ofFailure("bad_query", null, "Bad query."));
        assertThatExceptionOfType(GatewayUnavailableException.class)
                .isThrownBy(() -> findCapture.inReply(reply))
                .withMessage("payment search failed: HTTP 400");
    }

    private Captured search(GatewayAnswer... found) {
        return findCapture.inReply(new GatewayReply(200, ofSearch(found))).orElseThrow();
    }
}
