package orderhub.schemas.api;

import java.util.List;
import orderhub.schemas.event.OrderEvent;

/** What happened to an order, oldest first. */
public record EventsView(String orderId, List<OrderEvent> events) {

    public EventsView {
        events = List.copyOf(events);
    }
}
