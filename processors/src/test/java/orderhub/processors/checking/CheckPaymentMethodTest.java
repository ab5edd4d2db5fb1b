package orderhub.processors.checking;

import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckPaymentMethodTest {

    private final CheckPaymentMethod checkPaymentMethod = new CheckPaymentMethod(Set.of("card", "paypal"));

    @ParameterizedTest
    @ValueSource(strings = {"card", "paypal"})
    void takes_what_it_was_told_to_take(String type) {
        assertThat(checkPaymentMethod
                        .apply(aPlaceOrder().withPayment(type, "pm_1").build())
                        .valid())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheque", "CARD", "", "card "})
    void takes_nothing_else(String type) {
        Checked checked =
                checkPaymentMethod.apply(aPlaceOrder().withPayment(type, "pm_1").build());
        assertThat(checked.valid()).isFalse();
        assertThat(checked.violations())
                .containsExactly(new Violation(
                        "/paymentMethod/type", "unsupported-payment-method", "We do not take this kind of payment."));
    }

    @Test
    void does_not_mistake_a_token_for_a_type() {
        assertThat(checkPaymentMethod
                        .apply(aPlaceOrder().withPayment("cheque", "card").build())
                        .valid())
                .isFalse();
    }
}
