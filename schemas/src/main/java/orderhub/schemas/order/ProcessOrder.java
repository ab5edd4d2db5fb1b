package orderhub.schemas.order;

import java.util.Objects;

/**
 * The command to carry an order on from wherever it is.
 *
 * @param orderId the order
 * @param version the order's version that asked for this; makes each command distinct
 * @param published how many of the order's changes had been published when this was sent
 */
public record ProcessOrder(String orderId, int version, int published) {

    public ProcessOrder {
        Objects.requireNonNull(orderId, "orderId");
        if (version < 1 || published < 0 || published > version) {
            throw new IllegalArgumentException("published is " + published + " of " + version);
        }
    }
}
