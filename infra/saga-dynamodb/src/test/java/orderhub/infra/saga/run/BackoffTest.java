package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @Test
    void doubles_with_each_failure_up_to_the_longest() {
        Backoff backoff = new Backoff(FIRST, LONGEST, () -> 0);
        assertThat(backoff.after(1)).isEqualTo(FIRST);
        assertThat(backoff.after(2)).hasMillis(400);
        assertThat(backoff.after(8)).hasMillis(25_600);
        assertThat(backoff.after(9)).isEqualTo(LONGEST);
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(LONGEST);
    }

    @Test
    void is_up_to_a_fifth_shorter_by_chance() {
        assertThat(new Backoff(FIRST, LONGEST, () -> 1).after(1)).hasMillis(160);
        assertThat(new Backoff(FIRST, LONGEST, () -> 0.5).after(1)).hasMillis(180);
    }

    @Property
    void stays_within_its_bounds_however_long_and_often(
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 1_000_000) long firstMs,
            @ForAll @LongRange(min = 1, max = Long.MAX_VALUE / 1_000_000) long longestMs,
            @ForAll @IntRange(min = 1) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double chance) {
        Duration longest = Duration.ofMillis(longestMs);
        Duration wait = new Backoff(Duration.ofMillis(firstMs), longest, () -> chance).after(failures);
        assertThat(wait).isPositive().isLessThanOrEqualTo(longest.plusMillis(longestMs / 1_000_000 + 1));
        long least = (long) (Math.min(firstMs, longestMs) * 0.79);
        assertThat(wait.toMillis()).isGreaterThanOrEqualTo(least);
    }
}
