package orderhub.processors.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Product;

/**
 * What a check found.
 *
 * @param violations all that is wrong
 * @param products what was looked up on the way, by product id, for the price
 */
public record Checked(List<Violation> violations, Map<String, Product> products) {

    public Checked {
        violations = List.copyOf(violations);
        products = Map.copyOf(products);
    }

    /** Findings without anything looked up. */
    public static Checked of(List<Violation> violations) {
        return new Checked(violations, Map.of());
    }

    /** No findings. */
    public static Checked nothing() {
        return of(List.of());
    }

    /** Whether nothing is wrong. */
    public boolean valid() {
        return violations.isEmpty();
    }

    /** The findings of this and another check, this one's first. */
    public Checked and(Checked other) {
        List<Violation> all = new ArrayList<>(violations);
        all.addAll(other.violations);
        Map<String, Product> found = new HashMap<>(products);
        found.putAll(other.products);
        return new Checked(all, found);
    }
}
