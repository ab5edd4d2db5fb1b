package orderhub.processors.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import orderhub.processors.lifecycle.Lifecycle;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.timeline.Timeline;

/** Where an order has been and for how long, told anew from its history by the one state machine. */
final class TellStates {

    private TellStates() {}

    /** @param now until when the last one counts */
    static List<Timeline.State> of(Order order, Instant now) {
        List<Entered> entered = new ArrayList<>();
        Order then = new Order(
                order.orderId(),
                order.placed(),
                OrderStatus.CREATED,
                order.history().subList(0, 1),
                0,
                null);
        entered.add(new Entered(then.status(), then.updatedAt()));
        for (Change change : order.history().subList(1, order.version())) {
            OrderStatus before = then.status();
            then = Lifecycle.advance(then, change.type(), change.at(), change.facts());
            if (then.status() != before) {
                entered.add(new Entered(then.status(), change.at()));
            }
        }
        List<Timeline.State> states = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            Entered one = entered.get(i);
            Instant until = i + 1 < entered.size() ? entered.get(i + 1).at() : null;
            Duration lasts = Duration.between(one.at(), until == null ? now : until);
            // The clocks of two hubs differ a little.
            states.add(new Timeline.State(one.status(), one.at(), until, Math.max(0, lasts.toMillis())));
        }
        return states;
    }

    private record Entered(OrderStatus status, Instant at) {}
}
