package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long a callback waits for its next attempt: doubled with each failure, and up to a fifth less by chance, so that
 * what failed together does not come back together.
 */
final class Backoff {
    private static final int MAX_DOUBLINGS = 30;
    private static final double JITTER = 0.2;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier chance;

    /** @param chance numbers from 0 to 1 */
    Backoff(Duration first, Duration longest, DoubleSupplier chance) {
        this.first = first;
        this.longest = longest;
        this.chance = chance;
    }

    /** @param failures how often it has failed; at least 1 */
    Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS);
        long bounded = doubled < first.toMillis() ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(bounded * (1 - JITTER * chance.getAsDouble())));
    }
}
