package orderhub.config.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import orderhub.processors.inbox.DropReason;
import org.junit.jupiter.api.Test;

class MicrometerMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-02T10:15:30Z");
    private final MicrometerMeters meters = new MicrometerMeters(registry, new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void nobody_is_told_that_no_event_is_missing_before_anybody_has_looked() {
        assertThat(missing()).isNaN();
    }

    @Test
    void nobody_is_told_how_many_events_are_missing_after_a_look_that_failed() {
        meters.eventsMissing(0);
        meters.eventsMissingUnknown();
        assertThat(missing()).isNaN();

        meters.eventsMissing(2);
        assertThat(missing()).isEqualTo(2);
    }

    @Test
    void the_last_look_that_succeeded_grows_older_and_before_the_first_the_start_does() {
        pass(Duration.ofMillis(1500));
        assertThat(reconciliationAge()).isEqualTo(1.5);

        meters.eventsMissing(3);
        assertThat(reconciliationAge()).isZero();
        pass(Duration.ofSeconds(60));
        meters.eventsMissingUnknown();
        pass(Duration.ofSeconds(60));
        assertThat(reconciliationAge()).isEqualTo(120);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private double missing() {
        return registry.get("orderhub.events.missing").gauge().value();
    }

    private double reconciliationAge() {
        return registry.get("orderhub.events.reconciliation.age").gauge().value();
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
        assertThat(missing()).isEqualTo(7);

        meters.eventsMissing(0);
        assertThat(missing()).isZero();
    }
}
