package orderhub.processors.listing;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import orderhub.schemas.order.OrderStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderQueryTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void without_times_every_order_is_asked_for() {
        assertThat(between(null, null).firstMs()).isZero();
        assertThat(between(null, null).lastMs()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void from_is_in_and_to_is_out() {
        OrderQuery query = between(NOON, NOON.plusSeconds(1));

        assertThat(query.firstMs()).isEqualTo(NOON.toEpochMilli());
        assertThat(query.lastMs()).isEqualTo(NOON.toEpochMilli() + 999);
    }

    @Test
    void a_time_between_two_milliseconds_is_before_the_second() {
        OrderQuery query = between(NOON.plusNanos(1), NOON.plusNanos(1_000_001));

        assertThat(query.firstMs()).isEqualTo(NOON.toEpochMilli() + 1);
        assertThat(query.lastMs()).isEqualTo(NOON.toEpochMilli() + 1);
    }

    @Test
    void there_may_be_no_millisecond_between_two_times() {
        OrderQuery query = between(NOON.plusNanos(1), NOON.plusNanos(2));

        assertThat(query.lastMs()).isLessThan(query.firstMs());
    }

    @Test
    void wants_orders_with_the_status_or_with_any() {
        OrderQuery shipped = new OrderQuery("C-1001", OrderStatus.SHIPPED, null, null, 20, null, true);

        assertThat(shipped.wants(anOrder().shipped().build())).isTrue();
        assertThat(shipped.wants(anOrder().paid().build())).isFalse();
        assertThat(between(null, null).wants(anOrder().paid().build())).isTrue();
    }

    private static OrderQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new OrderQuery("C-1001", null, from, to, 20, null, true);
    }
}
