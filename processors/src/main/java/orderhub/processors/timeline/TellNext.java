package orderhub.processors.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import orderhub.processors.payment.PlanRefund;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus.Step;
import orderhub.schemas.timeline.Next;
import org.jspecify.annotations.Nullable;

/** What happens next to an order, and which routes do it. */
public final class TellNext {

    private static final PlanRefund PLAN_REFUND = new PlanRefund();

    /** @param forStaff whether the one who asks may know how the hub works */
    Next apply(Order order, boolean forStaff) {
        Step step = order.status().next();
        return new Next(step, order.updatedAt(), deadline(order), because(order), forStaff ? routes(order) : null);
    }

    /** The routes that take the order's next step, by name, after those that tell what happened before. */
    public static List<String> routes(Order order) {
        List<String> routes = new ArrayList<>();
        if (order.published() < order.version()) {
            routes.add("relay-order");
        }
        routes.addAll(routesOf(order));
        return routes;
    }

    private static List<String> routesOf(Order order) {
        return switch (order.status().next()) {
            case RESERVE -> List.of("consume-orders", "process-order", "reserve-stock");
            case CHARGE -> List.of("consume-orders", "process-order", "charge-payment");
            case DISPATCH -> List.of("consume-orders", "process-order", "dispatch-order");
            case REVIEW -> List.of("approve-order", "reject-order");
            case SHIP -> List.of("fulfil-" + lane(order), "ship-order");
            case UNDO ->
                PLAN_REFUND.apply(order) == PlanRefund.Need.NOTHING
                        ? List.of("release-stock")
                        : List.of("refund-payment", "release-stock");
            case NOTHING -> List.of();
        };
    }

    private static String lane(Order order) {
        return order.latest(EventFacts.Dispatched.class)
                .orElseThrow()
                .lane()
                .name()
                .toLowerCase(Locale.ROOT);
    }

    /** Of what can still be stopped. */
    private static @Nullable Instant deadline(Order order) {
        boolean canBeStopped =
                order.status().next() != Step.UNDO && !order.status().isTerminal();
        return canBeStopped
                ? order.latest(EventFacts.Reserved.class)
                        .map(EventFacts.Reserved::expiresAt)
                        .orElse(null)
                : null;
    }

    /** The newest reason that the order gives, unless that is over: it was charged, approved or shipped all the same. */
    private static @Nullable String because(Order order) {
        return switch (order.status()) {
            case PAID, APPROVED, DISPATCHED, SHIPPED -> null;
            default -> {
                // However its payment was settled afterwards, it was called off.
                String reason = order.latest(EventFacts.Cancelled.class)
                        .map(EventFacts.Cancelled::code)
                        .orElse(null);
                for (int i = order.version() - 1; i >= 0 && reason == null; i--) {
                    reason = reason(order.history().get(i).facts());
                }
                yield reason;
            }
        };
    }

    private static @Nullable String reason(EventFacts facts) {
        if (facts instanceof EventFacts.PaymentUnknown unknown) {
            return unknown.reason();
        }
        if (facts instanceof EventFacts.PaymentRefused refused) {
            return refused.code();
        }
        if (facts instanceof EventFacts.ReviewReason review) {
            return review.reason();
        }
        if (facts instanceof EventFacts.Unavailable) {
            return "out-of-stock";
        }
        return facts instanceof EventFacts.Expired ? "reservation-expired" : null;
    }
}
