package orderhub.config.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import orderhub.processors.inbox.DropReason;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MicrometerMeters meters = new MicrometerMeters(registry);

    @Test
    void no_event_is_missing_before_anybody_has_looked() {
        assertThat(registry.get("orderhub.events.missing").gauge().value()).isZero();
    }

    @Test
    void shows_how_long_the_oldest_order_has_waited_and_not_zero_while_nobody_knows() {
        assertThat(relayBacklogAge()).isNaN();

        meters.relayBacklogAge(12.5);
        assertThat(relayBacklogAge()).isEqualTo(12.5);

        meters.relayBacklogAge(Double.NaN);
        assertThat(relayBacklogAge()).isNaN();
    }

    private double relayBacklogAge() {
        return registry.get("orderhub.relay.backlog.age").gauge().value();
    }

    @Test
    void counts_what_was_dropped_by_consumer_and_reason() {
        meters.eventDropped("notify-customer", DropReason.DUPLICATE);
        meters.eventDropped("notify-customer", DropReason.DUPLICATE);
        meters.eventDropped("ship-order", DropReason.TOO_LATE);

        assertThat(dropped("notify-customer", "duplicate")).isEqualTo(2);
        assertThat(dropped("ship-order", "too_late")).isEqualTo(1);
    }

    private double dropped(String consumer, String reason) {
        return registry.get("orderhub.events.dropped")
                .tag("consumer", consumer)
                .tag("reason", reason)
                .counter()
                .count();
    }

    @Test
    void shows_how_many_events_are_missing_as_of_the_last_look() {
        meters.eventsMissing(7);
        assertThat(registry.get("orderhub.events.missing").gauge().value()).isEqualTo(7);

        meters.eventsMissing(0);
        assertThat(registry.get("orderhub.events.missing").gauge().value()).isZero();
    }
}
