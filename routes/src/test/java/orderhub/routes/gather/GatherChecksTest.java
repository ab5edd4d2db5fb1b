package orderhub.routes.gather;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import orderhub.processors.checking.Checked;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatherChecksTest {

    private static final String FAULT = "orderhub.check-fault";
    private static final Violation WRONG = new Violation("/customerId", "unknown-customer", "None.");
    private static final Violation WRONG_TOO = new Violation("/paymentMethod/type", "unsupported", "None.");
    private static final Product COFFEE = aProduct("COF-ETH-250").build();

    private final GatherChecks gather = new GatherChecks();

    @Test
    void puts_all_findings_together_in_the_order_of_the_checks() {
        Exchange gathered = gather(
                found(Checked.of(List.of(WRONG))),
                found(new Checked(List.of(), Map.of("COF-ETH-250", COFFEE))),
                found(Checked.of(List.of(WRONG_TOO))));

        assertThat(gathered.getMessage().getBody())
                .isEqualTo(new Checked(List.of(WRONG, WRONG_TOO), Map.of("COF-ETH-250", COFFEE)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void keeps_a_fault_for_afterwards_whichever_check_it_hit(int position) {
        Exception fault = new IllegalStateException("no route");
        Exchange[] checks = {found(Checked.nothing()), found(Checked.nothing()), found(Checked.of(List.of(WRONG)))};
        checks[position].setException(fault);

        Exchange gathered = gather(checks);

        assertThat(gathered.getException()).isNull();
        assertThat(gathered.getProperty(FAULT)).isSameAs(fault);
    }

    @Test
    void lets_findings_through_when_every_check_found_out() throws Exception {
        Checked checked = Checked.of(List.of(WRONG));

        assertThat(gather.requireAnswers(checked, null)).isSameAs(checked);
    }

    @Test
    void throws_the_fault_of_a_check_that_did_not() {
        Exception fault = new IllegalStateException("no route");

        assertThatThrownBy(() -> gather.requireAnswers(Checked.nothing(), fault))
                .isSameAs(fault);
    }

    private Exchange gather(Exchange... checks) {
        Exchange gathered = gather.aggregate(null, checks[0]);
        for (Exchange check : List.of(checks).subList(1, checks.length)) {
            gathered = gather.aggregate(gathered, check);
        }
        return gathered;
    }

    private static Exchange found(Checked checked) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(checked);
        return exchange;
    }
}
