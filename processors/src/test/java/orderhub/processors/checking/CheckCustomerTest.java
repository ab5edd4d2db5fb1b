package orderhub.processors.checking;

import static orderhub.schemas.ACustomer.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;

class CheckCustomerTest {

    private final CheckCustomer checkCustomer = new CheckCustomer();

    @Test
    void an_active_customer_may_order() {
        Checked checked = checkCustomer.apply(Optional.of(aCustomer().build()));
        assertThat(checked).isEqualTo(Checked.nothing());
        assertThat(checked.valid()).isTrue();
    }

    @Test
    void an_unknown_customer_may_not() {
        assertThat(checkCustomer.apply(Optional.empty()).violations())
                .containsExactly(new Violation("/customerId", "unknown-customer", "There is no such customer."));
    }

    @Test
    void an_inactive_customer_may_not() {
        assertThat(checkCustomer
                        .apply(Optional.of(aCustomer().inactive().build()))
                        .violations())
                .containsExactly(
                        new Violation("/customerId", "inactive-customer", "This customer may not place orders."));
    }
}
