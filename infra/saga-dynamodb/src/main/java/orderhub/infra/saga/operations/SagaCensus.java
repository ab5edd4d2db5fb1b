package orderhub.infra.saga.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many sagas of the table wait for something, as the index has it.
 *
 * @param takenAt when they were counted
 * @param running how many have not ended and are not parked
 * @param due how many of these are overdue: nobody has seen to them yet
 * @param parked how many wait for an operator
 * @param quarantined how many cannot be read
 * @param oldestIssuedAt when the oldest unfinished one began; null when there is none
 * @param longestOverdue by how much the longest overdue one is; zero when none is
 * @param complete false when there are more than were counted, so that each number is the least that it may be
 */
public record SagaCensus(
        Instant takenAt,
        long running,
        long due,
        long parked,
        long quarantined,
        @Nullable Instant oldestIssuedAt,
        Duration longestOverdue,
        boolean complete) {

    /** How many sagas such a list would have. */
    public long count(SagaFilter filter) {
        return switch (filter) {
            case RUNNING -> running;
            case DUE -> due;
            case PARKED -> parked;
            case QUARANTINED -> quarantined;
        };
    }

    /** How old the oldest unfinished saga is at {@code now}; zero when there is none. */
    public Duration oldestAge(Instant now) {
        return oldestIssuedAt == null ? Duration.ZERO : Duration.between(oldestIssuedAt, now);
    }
}
