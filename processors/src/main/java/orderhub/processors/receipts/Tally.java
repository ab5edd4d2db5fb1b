package orderhub.processors.receipts;

import java.time.Instant;

/**
 * Events of one minute, as somebody counted them. There may be several of the same minute; they add up.
 *
 * @param minute the beginning of the minute in which they happened, whenever they were sent
 * @param sent how many the bus took; never too many
 * @param received how many came back from the bus; never too few of those that came
 */
public record Tally(Instant minute, long sent, long received) {}
