package orderhub.processors.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindMissingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");
    private static final Instant MINUTE = Instant.parse("2026-03-02T10:05:00Z");

    private final FindMissing findMissing = new FindMissing(Duration.ofMinutes(2));

    @Test
    void nothing_is_missing_when_all_came_back() {
        assertThat(findMissing.apply(List.of(new Tally(MINUTE, 7, 7)), NOW).any())
                .isFalse();
    }

    @Test
    void nothing_is_missing_when_nothing_was_sent() {
        assertThat(findMissing.apply(List.of(), NOW)).isEqualTo(new MissingEvents(0, List.of()));
    }

    @Test
    void what_did_not_come_back_is_counted_and_its_minutes_are_named_oldest_first() {
        Instant earlier = MINUTE.minusSeconds(120);

        MissingEvents missing = findMissing.apply(
                List.of(new Tally(MINUTE, 7, 4), new Tally(earlier, 2, 0), new Tally(MINUTE.plusSeconds(60), 3, 3)),
                NOW);

        assertThat(missing).isEqualTo(new MissingEvents(5, List.of(earlier, MINUTE)));
        assertThat(missing.any()).isTrue();
    }

    @Test
    void what_several_hubs_counted_adds_up() {
        assertThat(findMissing.apply(
                        List.of(new Tally(MINUTE, 3, 0), new Tally(MINUTE, 4, 2), new Tally(MINUTE, 0, 4)), NOW))
                .isEqualTo(new MissingEvents(1, List.of(MINUTE)));
    }

    @Test
    void an_event_that_came_twice_makes_up_for_none_of_another_minute() {
        assertThat(findMissing.apply(List.of(new Tally(MINUTE, 3, 9), new Tally(MINUTE.minusSeconds(60), 3, 2)), NOW))
                .isEqualTo(new MissingEvents(1, List.of(MINUTE.minusSeconds(60))));
    }

    @ParameterizedTest
    @CsvSource({
        "09:15:00, false", // more than an hour ago
        "09:16:00, true",
        "10:13:00, true",
        "10:14:00, false", // one of the youngest two
        "10:15:00, false",
        "10:16:00, false" // by the clock of another hub
    })
    void only_the_last_hour_is_judged_but_for_its_youngest_two_minutes(String time, boolean judged) {
        Instant minute = Instant.parse("2026-03-02T" + time + "Z");

        assertThat(findMissing.apply(List.of(new Tally(minute, 1, 0)), NOW).any())
                .isEqualTo(judged);
    }
}
