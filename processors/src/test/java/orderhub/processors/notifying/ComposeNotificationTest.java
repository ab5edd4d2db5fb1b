package orderhub.processors.notifying;

import static orderhub.schemas.ACustomer.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.notification.Notification;
import org.junit.jupiter.api.Test;

class ComposeNotificationTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:15:30Z");
    private static final EventNotice EVENT = new EventNotice(
            "OrderShipped",
            new EventNotice.Detail("event-1", "order-1", "cus-1", 2598, "EUR", AT, "correlation-1", null, "1.0"));

    private final ComposeNotification composeNotification = new ComposeNotification();

    @Test
    void tells_the_customer_over_the_channels_that_they_chose() {
        assertThat(composeNotification.apply(
                        EVENT,
                        aCustomer().withId("cus-1").hearingBy("sms", "email").build()))
                .isEqualTo(new Notification(
                        "event-1",
                        "OrderShipped",
                        "order-1",
                        "cus-1",
                        "Amara Okafor",
                        Set.of("email", "sms"),
                        2598,
                        "EUR",
                        AT,
                        "correlation-1"));
    }

    @Test
    void a_customer_who_chose_no_channel_is_told_over_none() {
        assertThat(composeNotification
                        .apply(EVENT, aCustomer().hearingBy().build())
                        .channels())
                .isEmpty();
    }
}
