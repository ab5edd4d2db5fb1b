package orderhub.processors.timeline;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.schemas.AnOrder;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.timeline.HubNow;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.MoneyEntry;
import orderhub.schemas.timeline.SagaStory;
import orderhub.schemas.timeline.StockEntry;
import orderhub.schemas.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TellTimelineTest {

    private static final HubNow HUB = new HubNow(null, new HubNow.Retry(1, 60, 19, 5, 60), List.of());
    private static final SagaStory SAGA =
            new SagaStory("saga-1", "RUNNING", null, null, CREATED_AT.plusSeconds(900), null, List.of());

    private final TellTimeline tell = new TellTimeline();

    @Test
    void tells_where_the_order_has_been_and_for_how_long() {
        Order order = anOrder().paid().expired().refunded().build();
        Instant expired = order.history().get(3).at();

        List<Timeline.State> states = staff(order).states();

        assertThat(states)
                .extracting(Timeline.State::status)
                .containsExactly(OrderStatus.CREATED, OrderStatus.RESERVED, OrderStatus.PAID, OrderStatus.COMPENSATING);
        assertThat(states.get(0).forMs()).isEqualTo(1_000);
        assertThat(states.get(2).until()).isEqualTo(expired);
        assertThat(states.get(3).from()).isEqualTo(expired);
        assertThat(states.get(3).until()).isNull();
        assertThat(states.get(3).forMs())
                .isEqualTo(Duration.between(expired, now(order)).toMillis());
    }

    @Test
    void ends_where_every_order_is() {
        assertThat(orders()).allSatisfy(order -> {
            List<Timeline.State> states = staff(order).states();
            assertThat(states.get(states.size() - 1).status()).isEqualTo(order.status());
            assertThat(states).extracting(Timeline.State::forMs).allMatch(lasts -> lasts >= 0);
        });
    }

    @Test
    void a_hub_whose_clock_is_behind_counts_no_time_backwards() {
        Order order = anOrder().build();

        assertThat(tell.apply(order, Lookup.none(), Lookup.none(), HUB, true, CREATED_AT.minusSeconds(1))
                        .states())
                .extracting(Timeline.State::forMs)
                .containsExactly(0L);
    }

    @Test
    void tells_which_events_the_bus_has() {
        assertThat(staff(anOrder().paid().published(2).build()).events())
                .extracting(Timeline.Event::eventType, Timeline.Event::published)
                .containsExactly(
                        tuple("OrderCreated", true),
                        tuple("InventoryReserved", true),
                        tuple("PaymentCompleted", false));
    }

    static Stream<Arguments> money() {
        return Stream.of(
                money(anOrder(), MoneyEntry.State.NONE, 0, 0, null),
                money(anOrder().pending(), MoneyEntry.State.PENDING, 0, 0, AnOrderChange.UNKNOWN),
                money(anOrder().paid(), MoneyEntry.State.CAPTURED, 2598, 0, null),
                money(anOrder().pending().paid(), MoneyEntry.State.CAPTURED, 2598, 0, null),
                money(anOrder().declined(), MoneyEntry.State.REFUSED, 0, 0, "insufficient_funds"),
                money(anOrder().expired(), MoneyEntry.State.PENDING, 0, 0, null),
                money(anOrder().pending().expired().voided(), MoneyEntry.State.VOIDED, 0, 0, null),
                money(anOrder().paid().expired().refunded(), MoneyEntry.State.REFUNDED, 2598, 2598, null),
                money(anOrder().pending().expired().refunded(), MoneyEntry.State.REFUNDED, 2598, 2598, null));
    }

    private static Arguments money(
            AnOrder order, MoneyEntry.State state, long captured, long refunded, @Nullable String because) {
        return Arguments.of(order.build(), state, captured, refunded, because);
    }

    @ParameterizedTest
    @MethodSource("money")
    void tells_how_its_money_stands(
            Order order, MoneyEntry.State state, long captured, long refunded, @Nullable String because) {
        MoneyEntry money = staff(order).money();

        assertThat(money.state()).isEqualTo(state);
        assertThat(money.total()).isEqualTo(2598);
        assertThat(money.currency()).isEqualTo("USD");
        assertThat(money.captured()).isEqualTo(captured);
        assertThat(money.refunded()).isEqualTo(refunded);
        assertThat(money.because()).isEqualTo(because);
        assertThat(money.chargeKey()).isEqualTo(ORDER_ID + "/charge");
        boolean known = List.of(MoneyEntry.State.CAPTURED, MoneyEntry.State.VOIDED, MoneyEntry.State.REFUNDED)
                .contains(state);
        assertThat(money.paymentId()).isEqualTo(known ? AnOrderChange.PAYMENT_ID : null);
    }

    @Test
    void tells_what_is_held_for_it_and_where_it_lies() {
        Order order = anOrder()
                .withHotLine("TEA", 5, 4)
                .reservedIn(Map.of("TEA#1", 3, "TEA#2", 2))
                .build();
        Reservation held = reservation(order);

        assertThat(tell(order, Lookup.found(held), true).stock().map(StockEntry::items))
                .isEqualTo(Lookup.found(held.quantities()));
        assertThat(tell(order, Lookup.found(held), false).stock().map(StockEntry::items))
                .as("for customers")
                .isEqualTo(Lookup.found(new TreeMap<>(Map.of("TEA", 5))));
        assertThat(tell(order, Lookup.found(held), false).stock().map(StockEntry::status))
                .isEqualTo(Lookup.found(Reservation.Status.ACTIVE));
    }

    @Test
    void what_could_not_be_looked_up_is_told_as_unknown_and_what_is_not_there_as_none() {
        Timeline blind = tell.apply(anOrder().paid().build(), null, null, HUB, true, CREATED_AT);
        Timeline empty = tell.apply(anOrder().build(), Lookup.none(), Lookup.none(), HUB, true, CREATED_AT);

        assertThat(blind.stock()).isEqualTo(Lookup.unknown());
        assertThat(blind.saga()).isEqualTo(Lookup.unknown());
        assertThat(blind.states()).hasSize(3);
        assertThat(empty.stock()).isEqualTo(Lookup.none());
        assertThat(empty.saga()).isEqualTo(Lookup.none());
    }

    @Test
    void how_the_hub_goes_about_it_is_for_staff_only() {
        Order order = anOrder().paid().build();

        Timeline staff = staff(order);
        Timeline customer = tell.apply(order, Lookup.none(), Lookup.found(SAGA), HUB, false, now(order));

        assertThat(staff.saga()).isEqualTo(Lookup.found(SAGA));
        assertThat(staff.hub()).isEqualTo(HUB);
        assertThat(staff.next().routes()).isNotEmpty();
        assertThat(staff.money().transactionId()).isNotNull();
        assertThat(customer.saga()).isNull();
        assertThat(customer.hub()).isNull();
        assertThat(customer.next().routes()).isNull();
        assertThat(customer.money().chargeKey()).isNull();
        assertThat(customer.money().transactionId()).isNull();
        assertThat(customer.states()).isEqualTo(staff.states());
    }

    @Test
    void nobody_is_told_the_token_or_who_the_customer_is() {
        assertThat(orders()).allSatisfy(order -> assertThat(staff(order).toString())
                .doesNotContain(TOKEN)
                .doesNotContain(order.placed().customerId()));
    }

    private Timeline staff(Order order) {
        return tell.apply(order, Lookup.none(), Lookup.found(SAGA), HUB, true, now(order));
    }

    private Timeline tell(Order order, Lookup<Reservation> held, boolean forStaff) {
        return tell.apply(order, held, Lookup.none(), HUB, forStaff, now(order));
    }

    private static Instant now(Order order) {
        return order.updatedAt().plusSeconds(7);
    }

    private static Reservation reservation(Order order) {
        EventFacts.Reserved held = order.latest(EventFacts.Reserved.class).orElseThrow();
        return new Reservation(
                held.reservationId(),
                order.orderId(),
                new TreeMap<>(held.held()),
                order.updatedAt(),
                held.expiresAt(),
                Reservation.Status.ACTIVE);
    }

    private static Stream<Order> orders() {
        return Stream.of(
                        anOrder(),
                        anOrder().outOfStock(),
                        anOrder().reserved(),
                        anOrder().pending(),
                        anOrder().paid(),
                        anOrder().declined(),
                        anOrder().declined().released(),
                        anOrder().inReview(),
                        anOrder().approved(),
                        anOrder().rejectedByReviewer(),
                        anOrder().dispatched(Lane.EXPRESS),
                        anOrder().shipped(),
                        anOrder().pending().expired().captured().refunded().released())
                .map(AnOrder::build);
    }
}
