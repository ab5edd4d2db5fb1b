package orderhub.routes.receipts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import orderhub.processors.receipts.FindMissing;

/**
 * What this hub has sent since it started, by the minute in which each event happened. Counts are held back until their
 * receipts must have come in; what a crash forgets was then never said to be sent, and cannot be missed.
 */
public final class SentEvents {

    /** What happened before this is not looked at any more; the time that totals are kept beyond the window. */
    private static final Duration KEPT = FindMissing.WINDOW.plusMinutes(5);

    private final Clock clock;
    private final Duration settling;

    /** By the second in which they were sent; bounded by the time that they are held back. */
    private final TreeMap<Instant, Map<Instant, Long>> settlingCounts = new TreeMap<>();

    private final Map<Instant, Long> totals = new HashMap<>();
    private final Map<Instant, Long> written = new HashMap<>();

    /** @param settling how long a count is held back */
    public SentEvents(Clock clock, Duration settling) {
        this.clock = clock;
        this.settling = settling;
    }

    /** Counts an event that the bus said it took. */
    public synchronized void count(Instant happenedAt) {
        settlingCounts
                .computeIfAbsent(clock.instant().truncatedTo(ChronoUnit.SECONDS), second -> new HashMap<>())
                .merge(happenedAt.truncatedTo(ChronoUnit.MINUTES), 1L, Long::sum);
    }

    /** The totals, by minute, that have changed since they were last written down. */
    public synchronized Map<Instant, Long> unwritten() {
        Instant now = clock.instant();
        Map<Instant, Map<Instant, Long>> settled = settlingCounts.headMap(now.minus(settling), true);
        settled.values().forEach(counts -> counts.forEach((minute, count) -> totals.merge(minute, count, Long::sum)));
        settled.clear();
        totals.keySet().removeIf(minute -> minute.isBefore(now.minus(KEPT)));
        written.keySet().retainAll(totals.keySet());
        Map<Instant, Long> unwritten = new HashMap<>(totals);
        unwritten.entrySet().removeAll(written.entrySet());
        return unwritten;
    }

    /** Takes note that a minute's total is written down. */
    public synchronized void wrote(Instant minute, long total) {
        written.put(minute, total);
    }
}
