package orderhub.processors.events;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.Stream;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;

class PendingEventsTest {

    /** Worked out by hand: should these ever change, events published again would no longer be recognised. */
    private static final String FIRST_ID = "10fbb8a9-bf6c-3058-9632-f094128c8a54";

    private static final String SECOND_ID = "b44f73ef-e686-3647-86fb-91c80bbac5f4";

    private final PendingEvents pendingEvents = new PendingEvents();

    @Test
    void an_event_says_all_about_its_change() {
        Order order = anOrder()
                .withCustomer("cus-1")
                .withCorrelationId("correlation-1")
                .inCurrency("EUR")
                .withLine("TEA", 2, 100, Lane.STANDARD)
                .withLine("COFFEE", 1, 300, Lane.EXPRESS)
                .reserved()
                .published(1)
                .build();

        assertThat(pendingEvents.apply(order))
                .containsExactly(new OrderEvent(
                        SECOND_ID,
                        "InventoryReserved",
                        ORDER_ID,
                        "cus-1",
                        List.of(new OrderEvent.EventItem("TEA", 2, 100), new OrderEvent.EventItem("COFFEE", 1, 300)),
                        500,
                        "EUR",
                        CREATED_AT.plusSeconds(1),
                        "correlation-1",
                        "1.0",
                        null,
                        order.latest(EventFacts.Reserved.class).orElseThrow()));
    }

    @Test
    void what_is_published_is_no_longer_pending() {
        assertThat(types(anOrder().paid().build()))
                .containsExactly("OrderCreated", "InventoryReserved", "PaymentCompleted");
        assertThat(types(anOrder().paid().published(2).build())).containsExactly("PaymentCompleted");
        assertThat(types(anOrder().paid().published(3).build())).isEmpty();
    }

    @Test
    void ids_are_stable_and_distinct() {
        List<String> ids = ids(anOrder().approved().shipped().build());
        assertThat(ids).startsWith(FIRST_ID, SECOND_ID).doesNotHaveDuplicates();
        assertThat(ids(anOrder().withId("another").build())).doesNotContainAnyElementsOf(ids);
    }

    @Test
    void an_event_is_the_same_when_it_is_built_again_after_more_has_happened() {
        List<OrderEvent> before = pendingEvents.apply(anOrder().paid().build());
        List<OrderEvent> after = pendingEvents.apply(
                anOrder().paid().expired().carriedBy("saga-2").build());
        assertThat(after).hasSize(4).startsWith(before.toArray(OrderEvent[]::new));
    }

    @Test
    void only_who_goes_on_with_the_saga_is_told_which_it_is() {
        Order order =
                anOrder().dispatched(Lane.EXPRESS).carriedBy("saga-1").shipped().build();
        assertThat(pendingEvents.apply(order))
                .extracting(OrderEvent::eventType, OrderEvent::sagaId)
                .contains(tuple("OrderDispatched", "saga-1"))
                .filteredOn(told -> !"OrderDispatched".equals(told.toList().get(0)))
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.toList().get(1)).isNull());
    }

    @Test
    void no_event_gives_the_token_away() {
        Stream<Order> orders = Stream.of(
                anOrder().withPayment("card", "pm_secret").approved().shipped().build(),
                anOrder().withPayment("card", "pm_secret").declined().released().build());
        assertThat(orders)
                .allSatisfy(order ->
                        assertThat(pendingEvents.apply(order).toString()).doesNotContain("pm_secret"));
    }

    @Test
    void every_kind_of_change_is_published_under_its_own_name() {
        List<String> names =
                Stream.of(EventType.values()).map(EventType::published).toList();
        assertThat(Stream.of(
                                anOrder().outOfStock().build(),
                                anOrder()
                                        .approved()
                                        .dispatched(Lane.DIGITAL)
                                        .shipped()
                                        .build(),
                                anOrder().declined().released().build(),
                                anOrder().cancelled().build(),
                                anOrder().rejectedByReviewer().refunded().build(),
                                anOrder().pending().expired().voided().build())
                        .flatMap(order -> types(order).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(names);
    }

    private List<String> types(Order order) {
        return pendingEvents.apply(order).stream().map(OrderEvent::eventType).toList();
    }

    private List<String> ids(Order order) {
        return pendingEvents.apply(order).stream().map(OrderEvent::eventId).toList();
    }
}
