package orderhub.processors.checking;

import java.util.List;
import java.util.Optional;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Customer;

/** May this customer order? */
public final class CheckCustomer {

    /** @param found the customer that the request names, or empty if there is none */
    public Checked apply(Optional<Customer> found) {
        if (found.isEmpty()) {
            return Checked.of(List.of(new Violation("/customerId", "unknown-customer", "There is no such customer.")));
        }
        if (!found.get().active()) {
            return Checked.of(
                    List.of(new Violation("/customerId", "inactive-customer", "This customer may not place orders.")));
        }
        return Checked.nothing();
    }
}
