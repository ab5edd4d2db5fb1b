package orderhub.processors.notifying;

import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.notification.Notification;

/** Addresses what happened to the customer, over the channels that they chose. */
public final class ComposeNotification {

    /** Composes it. A customer who chose no channel gets a notification with none. */
    public Notification apply(EventNotice event, Customer customer) {
        EventNotice.Detail detail = event.detail();
        return new Notification(
                detail.eventId(),
                event.detailType(),
                detail.orderId(),
                detail.customerId(),
                customer.name(),
                customer.channels(),
                detail.totalAmount(),
                detail.currency(),
                detail.timestamp(),
                detail.correlationId());
    }
}
