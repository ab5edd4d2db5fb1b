package orderhub.processors.payment;

import java.time.Duration;

/**
 * Nobody knows how a charge ended, and the gateway may have forgotten its key: to ask again could charge a second time. It
 * does not pass by itself; an operator has to look it up.
 */
public final class ChargeTooOldException extends RuntimeException {

    /** @param safeAge for how long it could have been asked for again */
    public ChargeTooOldException(String orderId, Duration safeAge) {
        super("unknown charge of order " + orderId + " is older than " + text(safeAge)
                + ": look it up at the gateway and settle it by hand");
    }

    private static String text(Duration age) {
        return age.toHours() > 0 ? age.toHours() + " h" : age.toSeconds() + " s";
    }
}
