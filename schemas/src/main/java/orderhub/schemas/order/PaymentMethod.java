package orderhub.schemas.order;

import java.util.Objects;

/**
 * How the customer pays.
 *
 * @param type the kind, like {@code card}; this much may be shown and published
 * @param token the payment gateway's reference to the customer's means of payment; never published
 */
public record PaymentMethod(String type, String token) {

    public PaymentMethod {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(token, "token");
    }

    /** Leaves the token out, so that it cannot reach a log. */
    @Override
    public String toString() {
        return "PaymentMethod[" + type + "]";
    }
}
