package orderhub.routes.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentEventsTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T10:15:00Z");

    private Instant now = MINUTE.plusSeconds(40);
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final SentEvents sent = new SentEvents(clock, Duration.ofMinutes(2));

    @Test
    void says_nothing_of_an_event_whose_receipt_may_be_on_its_way() {
        sent.count(MINUTE.plusSeconds(39));
        pass(Duration.ofSeconds(119));

        assertThat(sent.unwritten()).isEmpty();
    }

    @Test
    void counts_events_by_the_minute_in_which_they_happened() {
        sent.count(MINUTE);
        sent.count(MINUTE.plusSeconds(39));
        sent.count(MINUTE.minusMillis(1));
        pass(Duration.ofMinutes(2));

        assertThat(sent.unwritten()).isEqualTo(Map.of(MINUTE, 2L, MINUTE.minusSeconds(60), 1L));
    }

    @Test
    void an_event_that_is_sent_late_is_held_back_as_long() {
        pass(Duration.ofMinutes(30));
        sent.count(MINUTE);
        pass(Duration.ofSeconds(100));

        assertThat(sent.unwritten()).isEmpty();
        pass(Duration.ofSeconds(20));
        assertThat(sent.unwritten()).isEqualTo(Map.of(MINUTE, 1L));
    }

    @Test
    void a_total_is_written_once_and_again_when_it_has_grown() {
        sent.count(MINUTE);
        pass(Duration.ofMinutes(2));
        assertThat(sent.unwritten()).isEqualTo(Map.of(MINUTE, 1L));
        sent.wrote(MINUTE, 1);

        assertThat(sent.unwritten()).isEmpty();
        sent.count(MINUTE);
        pass(Duration.ofMinutes(2));
        assertThat(sent.unwritten()).isEqualTo(Map.of(MINUTE, 2L));
    }

    @Test
    void a_total_that_could_not_be_written_is_still_to_be_written() {
        sent.count(MINUTE);
        pass(Duration.ofMinutes(2));
        sent.unwritten();

        assertThat(sent.unwritten()).isEqualTo(Map.of(MINUTE, 1L));
    }

    @Test
    void forgets_what_nobody_looks_at_any_more() {
        sent.count(MINUTE);
        pass(Duration.ofHours(2));

        assertThat(sent.unwritten()).isEmpty();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
