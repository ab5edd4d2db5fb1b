package orderhub.routes.notifying;

import orderhub.processors.inbox.DropReason;
import orderhub.routes.faults.OrderIdText;
import orderhub.routes.metrics.HubMeters;
import orderhub.schemas.event.EventNotice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes events of which nobody is told, because their customer is not in the table: that should not happen. */
public final class UnknownCustomers {

    private static final Logger LOG = LoggerFactory.getLogger(UnknownCustomers.class);

    private final String consumer;
    private final HubMeters meters;

    /** @param consumer the route that got the events */
    public UnknownCustomers(String consumer, HubMeters meters) {
        this.consumer = consumer;
        this.meters = meters;
    }

    /** Counts it and says so, in one line. */
    public void note(EventNotice event) {
        meters.eventDropped(consumer, DropReason.CUSTOMER_UNKNOWN);
        LOG.warn("{}", line(consumer, event));
    }

    /** The message may hold anything, so of its words only the order's id is repeated, and only if it is one. */
    static String line(String consumer, EventNotice event) {
        return "route=%s order=%s nobody is told: the customer is unknown"
                .formatted(consumer, OrderIdText.of(event.detail().orderId()));
    }
}
