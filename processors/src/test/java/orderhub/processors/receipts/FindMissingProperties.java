package orderhub.processors.receipts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Tallies as hubs make them that crash, repeat and are late: the alarm may be late, it is never false. */
class FindMissingProperties {

    private static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");

    private final FindMissing findMissing = new FindMissing(Duration.ofMinutes(2));

    /** What a bus did with the events of a minute that lost none; and what hubs made of it. */
    record Minute(int age, int events, int forgottenBySender, int receivedAgain) {
        Tally tally() {
            return new Tally(
                    Instant.parse("2026-03-02T10:15:00Z").minusSeconds(60L * age),
                    Math.max(events - forgottenBySender, 0),
                    events + receivedAgain);
        }
    }

    @Provide
    Arbitrary<List<Minute>> minutes() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 3);
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, 70),
                        Arbitraries.integers().between(0, 500),
                        few,
                        few)
                .as(Minute::new)
                .list()
                .ofMaxSize(20);
    }

    @Property
    void crashes_repetitions_and_duplicates_raise_no_alarm(@ForAll("minutes") List<Minute> minutes) {
        List<Tally> tallies = minutes.stream().map(Minute::tally).toList();

        assertThat(findMissing.apply(tallies, NOW)).isEqualTo(new MissingEvents(0, List.of()));
    }

    @Property
    void what_was_dropped_is_counted_to_the_event_where_nothing_else_happened(
            @ForAll("minutes") List<Minute> minutes,
            @ForAll @IntRange(min = 2, max = 58) int age,
            @ForAll @IntRange(min = 1, max = 50) int dropped) {
        List<Tally> tallies = new ArrayList<>(minutes.stream()
                .filter(minute -> minute.age() != age)
                .map(Minute::tally)
                .toList());
        Instant minute = new Minute(age, 0, 0, 0).tally().minute();
        tallies.add(new Tally(minute, 60, 60L - dropped));

        assertThat(findMissing.apply(tallies, NOW)).isEqualTo(new MissingEvents(dropped, List.of(minute)));
    }

    @Property
    void who_counted_and_in_which_order_makes_no_difference(
            @ForAll("minutes") List<Minute> minutes, @ForAll Random random) {
        List<Tally> whole = minutes.stream()
                .map(Minute::tally)
                .map(tally -> new Tally(tally.minute(), tally.sent() + 5, tally.received()))
                .toList();
        List<Tally> parts = new ArrayList<>();
        for (Tally tally : whole) {
            long sent = random.nextInt((int) tally.sent() + 1);
            parts.add(new Tally(tally.minute(), sent, tally.received()));
            parts.add(new Tally(tally.minute(), tally.sent() - sent, 0));
        }
        Collections.shuffle(parts, random);

        assertThat(findMissing.apply(parts, NOW)).isEqualTo(findMissing.apply(whole, NOW));
    }
}
