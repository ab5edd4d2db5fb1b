package orderhub.routes.receipts;

import java.time.Instant;

/**
 * An event that came back from the bus.
 *
 * @param handle with which its message is deleted
 * @param minute the beginning of the minute in which it happened
 */
public record Receipt(String handle, Instant minute) {}
