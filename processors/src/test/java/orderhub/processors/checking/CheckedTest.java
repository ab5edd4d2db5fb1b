package orderhub.processors.checking;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;
import org.junit.jupiter.api.Test;

class CheckedTest {

    private static final Violation ONE = new Violation("/customerId", "one", "One.");
    private static final Violation TWO = new Violation("/items", "two", "Two.");
    private static final Violation THREE = new Violation("/currency", "three", "Three.");
    private static final Product TEA = aProduct("TEA").build();
    private static final Product COFFEE = aProduct("COFFEE").build();

    @Test
    void tells_the_findings_of_the_first_check_first() {
        Checked merged = Checked.of(List.of(ONE, TWO)).and(Checked.of(List.of(THREE)));
        assertThat(merged.violations()).containsExactly(ONE, TWO, THREE);
        assertThat(merged.valid()).isFalse();
    }

    @Test
    void hands_on_what_either_check_looked_up() {
        Checked first = new Checked(List.of(), Map.of("TEA", TEA));
        Checked second = new Checked(List.of(), Map.of("COFFEE", COFFEE));
        assertThat(first.and(second)).isEqualTo(new Checked(List.of(), Map.of("TEA", TEA, "COFFEE", COFFEE)));
        assertThat(first.and(second)).isEqualTo(second.and(first));
    }

    @Test
    void is_valid_only_if_both_checks_are() {
        Checked fine = Checked.nothing();
        Checked wrong = Checked.of(List.of(ONE));
        assertThat(fine.and(fine).valid()).isTrue();
        assertThat(fine.and(wrong).valid()).isFalse();
        assertThat(wrong.and(fine).valid()).isFalse();
    }

    @Test
    void findings_do_not_change_after_the_fact() {
        List<Violation> violations = new ArrayList<>(List.of(ONE));
        Map<String, Product> products = new HashMap<>(Map.of("TEA", TEA));
        Checked checked = new Checked(violations, products);
        violations.add(TWO);
        products.put("COFFEE", COFFEE);
        assertThat(checked).isEqualTo(new Checked(List.of(ONE), Map.of("TEA", TEA)));
    }
}
