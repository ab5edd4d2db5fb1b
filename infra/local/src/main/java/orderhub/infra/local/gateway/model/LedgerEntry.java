package orderhub.infra.local.gateway.model;

/**
 * Sums over a set of intents. Amounts are in minor units and added as they are, whatever their currency.
 *
 * @param authorizations intents whose card was accepted, captured or not
 * @param captures intents captured; an intent is captured at most once
 * @param voids intents canceled before capture
 * @param declines intents whose card was refused
 * @param captured sum of captured amounts
 * @param refunded sum of refunded amounts, never above {@code captured}
 */
public record LedgerEntry(long authorizations, long captures, long voids, long declines, long captured, long refunded) {

    /** No payment at all. */
    public static final LedgerEntry NONE = new LedgerEntry(0, 0, 0, 0, 0, 0);

    /** What one intent adds to the sums. */
    public static LedgerEntry of(PaymentIntent intent) {
        return switch (intent.status()) {
            case REQUIRES_PAYMENT_METHOD -> new LedgerEntry(0, 0, 0, 1, 0, 0);
            case REQUIRES_CAPTURE -> new LedgerEntry(1, 0, 0, 0, 0, 0);
            case CANCELED -> new LedgerEntry(1, 0, 1, 0, 0, 0);
            case SUCCEEDED -> new LedgerEntry(1, 1, 0, 0, intent.amountCaptured(), intent.amountRefunded());
        };
    }

    /** Intents authorised but neither captured nor voided: money still held on a card. */
    public long openAuthorizations() {
        return authorizations - captures - voids;
    }

    LedgerEntry plus(LedgerEntry other) {
        return new LedgerEntry(
                authorizations + other.authorizations,
                captures + other.captures,
                voids + other.voids,
                declines + other.declines,
                Math.addExact(captured, other.captured),
                Math.addExact(refunded, other.refunded));
    }

    LedgerEntry minus(LedgerEntry other) {
        return new LedgerEntry(
                authorizations - other.authorizations,
                captures - other.captures,
                voids - other.voids,
                declines - other.declines,
                captured - other.captured,
                refunded - other.refunded);
    }
}
