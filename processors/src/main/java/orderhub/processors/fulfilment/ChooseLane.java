package orderhub.processors.fulfilment;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;

/**
 * Decides where a paid order goes. A large one waits for a person first; an approved one does not wait again. Then:
 * nothing to carry goes digital, anything urgent makes the whole order express, the rest is standard.
 */
public final class ChooseLane implements Function<Order, Lane> {

    private final Map<String, Long> reviewFrom;

    /**
     * @param reviewFrom by ISO 4217 code the total, in minor units, from which on a person looks at an order; orders in
     *     a currency that is not listed are always looked at
     */
    public ChooseLane(Map<String, Long> reviewFrom) {
        this.reviewFrom = Map.copyOf(reviewFrom);
    }

    @Override
    public Lane apply(Order order) {
        Money total = order.placed().total();
        if (order.status() != OrderStatus.APPROVED
                && total.minorUnits() >= reviewFrom.getOrDefault(total.currency(), 0L)) {
            return Lane.REVIEW;
        }
        List<Lane> asked =
                order.placed().items().stream().map(OrderLine::lane).distinct().toList();
        if (asked.contains(Lane.EXPRESS)) {
            return Lane.EXPRESS;
        }
        return asked.equals(List.of(Lane.DIGITAL)) ? Lane.DIGITAL : Lane.STANDARD;
    }
}
