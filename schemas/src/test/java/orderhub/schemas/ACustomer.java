package orderhub.schemas;

import java.util.Set;
import orderhub.schemas.catalogue.Customer;

/** Builds a customer. */
public final class ACustomer {

    private String customerId = AnOrder.CUSTOMER_ID;
    private boolean active = true;
    private Set<String> channels = Set.of("email");

    private ACustomer() {}

    /** Amara Okafor, who may order and hears of it by e-mail. */
    public static ACustomer aCustomer() {
        return new ACustomer();
    }

    public ACustomer withId(String id) {
        customerId = id;
        return this;
    }

    public ACustomer inactive() {
        active = false;
        return this;
    }

    public ACustomer hearingBy(String... names) {
        channels = Set.of(names);
        return this;
    }

    public Customer build() {
        return new Customer(customerId, "Amara Okafor", active, channels);
    }
}
