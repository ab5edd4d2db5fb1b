package orderhub.processors.events;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import orderhub.schemas.api.EventsView;
import orderhub.schemas.event.OrderEvent;
import org.junit.jupiter.api.Test;

class DescribeEventsTest {

    @Test
    void tells_the_whole_story_however_much_of_it_is_published() {
        EventsView view =
                new DescribeEvents().apply(anOrder().paid().published(2).build());

        assertThat(view.orderId()).isEqualTo(ORDER_ID);
        assertThat(view.events())
                .extracting(OrderEvent::eventType)
                .containsExactly("OrderCreated", "InventoryReserved", "PaymentCompleted");
    }

    @Test
    void shows_the_very_events_that_are_published() {
        assertThat(new DescribeEvents()
                        .apply(anOrder().shipped().published(5).build())
                        .events())
                .isEqualTo(new PendingEvents().apply(anOrder().shipped().build()));
    }
}
