package orderhub.processors.stock;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import org.junit.jupiter.api.Test;

class HoldElsewhereTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(5);
    private static final Instant DEADLINE = NOW.plusSeconds(900);
    private static final Order ORDER = anOrder()
            .withLine("TEA", 2, 100, Lane.STANDARD)
            .withLine("TEA", 3, 100, Lane.STANDARD)
            .build();

    private final Transition planned = new ReserveStock().apply(ORDER, DEADLINE, NOW);
    private final HoldElsewhere holdElsewhere = new HoldElsewhere();

    @Test
    void holds_the_same_quantity_in_other_places_and_the_order_remembers_where() {
        SortedMap<String, Integer> items = new TreeMap<>(Map.of("TEA", 1, "TEA#2", 4));

        Transition elsewhere = holdElsewhere.apply(planned, items);

        Reservation reservation = ((StockEffect.Hold) elsewhere.stock()).reservation();
        Reservation before = ((StockEffect.Hold) planned.stock()).reservation();
        assertThat(reservation.quantities()).isEqualTo(items);
        assertThat(reservation.reservationId()).isEqualTo(before.reservationId());
        assertThat(reservation.expiresAt()).isEqualTo(DEADLINE);
        assertThat(Quantities.held(elsewhere.after())).isEqualTo(items);
        assertThat(elsewhere.after().version()).isEqualTo(2);
        assertThat(elsewhere.after().lastChange().at()).isEqualTo(NOW);
        assertThat(elsewhere.after().withLastFacts(planned.after().lastChange().facts()))
                .isEqualTo(planned.after());
    }

    @Test
    void what_a_products_own_item_gives_needs_no_remembering() {
        Transition back = holdElsewhere.apply(
                holdElsewhere.apply(planned, new TreeMap<>(Map.of("TEA#2", 5))), new TreeMap<>(Map.of("TEA", 5)));

        assertThat(back).isEqualTo(planned);
        assertThat(back.after().latest(EventFacts.Reserved.class).orElseThrow().held())
                .isEmpty();
        assertThat(Quantities.held(back.after())).containsExactly(Map.entry("TEA", 5));
    }

    @Test
    void an_order_gets_what_it_needs_or_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holdElsewhere.apply(planned, new TreeMap<>(Map.of("TEA#2", 4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> holdElsewhere.apply(planned, new TreeMap<>(Map.of("TEA", 5, "JAM", 1))));
    }

    @Test
    void only_a_reservation_can_be_had_elsewhere() {
        Transition paid = Transition.of(anOrder().paid().build());
        assertThatIllegalArgumentException().isThrownBy(() -> holdElsewhere.apply(paid, new TreeMap<>()));
    }
}
