package orderhub.infra.local.gateway.token;

import java.time.Duration;
import orderhub.infra.local.gateway.model.CardDecline;

/** What a test payment method makes the gateway do when it is charged. Parsed by {@link TestTokens}. */
public sealed interface TestToken {

    /** The card accepts. */
    record Accepts() implements TestToken {}

    /** The card refuses. */
    record Declines(CardDecline decline) implements TestToken {}

    /** The card is only authorised, whatever was asked for; somebody has to capture it, or it is voided. */
    record HoldsOnly() implements TestToken {}

    /** The charge, and so the answer, comes late. Until then the idempotency key is in progress. */
    record AnswersLate(Duration delay) implements TestToken {}

    /** Charged at once, but the first answer is held back for so long that the caller gives up. */
    record TimesOutAfterCharge(Duration hold) implements TestToken {}

    /** The first requests with an idempotency key fail before execution; later ones are charged. */
    record FailsFirst(int status, int times) implements TestToken {}

    /** So many requests fail with 503, then as many are charged, and so on, across all idempotency keys. */
    record Flaps(int times) implements TestToken {}

    /** Charged, but the first answer never comes: the connection is closed instead. */
    record DropsConnectionAfterCharge() implements TestToken {}

    /** Charged, but the answer is this 5xx, which is stored and so repeated for the idempotency key. */
    record FailsAfterCharge(int status) implements TestToken {}
}
