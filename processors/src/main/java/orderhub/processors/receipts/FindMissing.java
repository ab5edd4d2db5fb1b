package orderhub.processors.receipts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Compares minute by minute what was sent with what was received. A surplus in one minute, from an event that came twice,
 * makes up for no lack in another.
 */
public final class FindMissing {

    /** How far back it looks. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private final Duration youngest;

    /** @param youngest minutes that began within this time are left for later: their events may be on their way */
    public FindMissing(Duration youngest) {
        this.youngest = youngest;
    }

    /** Finds what is missing in the window that ends now. */
    public MissingEvents apply(List<Tally> tallies, Instant now) {
        SortedMap<Instant, Long> missing = new TreeMap<>();
        for (Tally tally : tallies) {
            if (isJudged(tally.minute(), now)) {
                missing.merge(tally.minute(), tally.sent() - tally.received(), Long::sum);
            }
        }
        long count = 0;
        List<Instant> minutes = new ArrayList<>();
        for (var minute : missing.entrySet()) {
            if (minute.getValue() > 0) {
                count += minute.getValue();
                minutes.add(minute.getKey());
            }
        }
        return new MissingEvents(count, minutes);
    }

    private boolean isJudged(Instant minute, Instant now) {
        return !minute.isBefore(now.minus(WINDOW)) && !minute.isAfter(now.minus(youngest));
    }
}
