package orderhub.processors.receipts;

import java.time.Instant;
import java.util.List;

/**
 * Events that the bus took and did not deliver.
 *
 * @param count at least so many
 * @param minutes the beginnings of the minutes in which they happened, oldest first
 */
public record MissingEvents(long count, List<Instant> minutes) {

    public MissingEvents {
        minutes = List.copyOf(minutes);
    }

    /** Whether there is one. */
    public boolean any() {
        return count > 0;
    }
}
