package orderhub.routes.notifying;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import orderhub.routes.testing.RecordedMeters;
import orderhub.schemas.event.EventNotice;
import org.junit.jupiter.api.Test;

class UnknownCustomersTest {

    private final RecordedMeters meters = new RecordedMeters();
    private final UnknownCustomers customers = new UnknownCustomers("notify-customer", meters);

    @Test
    void counts_each_event_of_which_nobody_is_told() {
        customers.note(about("87a25700-0720-3df0-9cf1-345e4c979a53"));
        customers.note(about("87a25700-0720-3df0-9cf1-345e4c979a53"));

        assertThat(meters.eventsDropped())
                .containsExactly("notify-customer CUSTOMER_UNKNOWN", "notify-customer CUSTOMER_UNKNOWN");
    }

    @Test
    void names_the_order_in_one_line() {
        assertThat(UnknownCustomers.line("notify-customer", about("87a25700-0720-3df0-9cf1-345e4c979a53")))
                .isEqualTo("route=notify-customer order=87a25700-0720-3df0-9cf1-345e4c979a53"
                        + " nobody is told: the customer is unknown");
    }

    @Test
    void repeats_nothing_of_a_message_that_pretends_to_be_another_line() {
        assertThat(UnknownCustomers.line("notify-customer", about("x\nroute=y order=z all is well")))
                .isEqualTo("route=notify-customer order=? nobody is told: the customer is unknown");
    }

    private static EventNotice about(String orderId) {
        return new EventNotice(
                "OrderShipped",
                new EventNotice.Detail(
                        "event-1",
                        orderId,
                        "C-1007",
                        2900,
                        "USD",
                        Instant.parse("2026-03-02T10:15:34Z"),
                        "c-1",
                        null,
                        null));
    }
}
