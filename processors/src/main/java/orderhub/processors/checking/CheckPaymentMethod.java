package orderhub.processors.checking;

import java.util.List;
import java.util.Set;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.api.Violation;

/** Can the customer pay in this way? Whether the money is there is for the gateway to say. */
public final class CheckPaymentMethod {

    private final Set<String> types;

    /** @param types the payment method types that the hub takes, like {@code card} */
    public CheckPaymentMethod(Set<String> types) {
        this.types = Set.copyOf(types);
    }

    /** Finds out. */
    public Checked apply(PlaceOrder request) {
        if (!types.contains(request.paymentMethod().type())) {
            return Checked.of(List.of(new Violation(
                    "/paymentMethod/type", "unsupported-payment-method", "We do not take this kind of payment.")));
        }
        return Checked.nothing();
    }
}
