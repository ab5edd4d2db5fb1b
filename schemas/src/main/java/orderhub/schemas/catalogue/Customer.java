package orderhub.schemas.catalogue;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A customer, as far as orders need one.
 *
 * @param customerId ASCII id
 * @param name how to address them
 * @param active whether they may order
 * @param channels over which they want to hear of their orders, like {@code email}; may be empty
 */
public record Customer(String customerId, String name, boolean active, Set<String> channels) {

    public Customer {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(name, "name");
        channels = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(channels));
    }
}
