package orderhub.schemas.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reservation refuses to be. */
class ReservationTest {

    private static final Instant AT = Instant.parse("2026-03-02T09:14:02Z");

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void a_quantity_below_one_is_refused_and_named(int quantity) {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        quantities.put("COF-ETH-250", 2);
        quantities.put("KIT-POUR-OVER", quantity);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reserve(quantities))
                .withMessageContaining("KIT-POUR-OVER");
    }

    @Test
    void quantities_do_not_follow_the_map_that_they_were_made_of() {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        quantities.put("COF-ETH-250", 2);
        Reservation reservation = reserve(quantities);

        quantities.put("KIT-POUR-OVER", 0);

        assertThat(reservation.quantities()).containsOnlyKeys("COF-ETH-250");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> reservation.quantities().clear());
    }

    @Test
    void quantities_are_in_the_order_of_product_id() {
        SortedMap<String, Integer> quantities = new TreeMap<>();
        quantities.put("TEA-EGR-100", 1);
        quantities.put("COF-ETH-250", 1);
        quantities.put("KIT-POUR-OVER", 1);

        assertThat(reserve(quantities).quantities().keySet())
                .containsExactly("COF-ETH-250", "KIT-POUR-OVER", "TEA-EGR-100");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -1_800_000_000_000L})
    void a_deadline_that_is_not_after_the_beginning_is_refused(long nanosAfter) {
        assertThatIllegalArgumentException().isThrownBy(() -> reserveUntil(AT.plusNanos(nanosAfter)));
    }

    @Test
    void a_reservation_may_be_as_short_as_it_likes() {
        assertThat(reserveUntil(AT.plusNanos(1)).expiresAt()).isEqualTo(AT.plusNanos(1));
    }

    private static Reservation reserveUntil(Instant deadline) {
        return new Reservation(
                "r-1", "o-1", new TreeMap<>(Map.of("COF-ETH-250", 2)), AT, deadline, Reservation.Status.ACTIVE);
    }

    private static Reservation reserve(SortedMap<String, Integer> quantities) {
        return new Reservation("r-1", "o-1", quantities, AT, AT.plusSeconds(1800), Reservation.Status.ACTIVE);
    }
}
