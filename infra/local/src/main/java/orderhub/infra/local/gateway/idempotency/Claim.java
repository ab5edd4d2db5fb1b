package orderhub.infra.local.gateway.idempotency;

/** What the store says to a caller who comes with a key. */
public sealed interface Claim {

    /** The key is the caller's: it must be completed or released. */
    record Granted() implements Claim {}

    /** The call was answered before. */
    record Answered(Answer answer) implements Claim {}

    /** The first call with the key has not finished. */
    record InProgress() implements Claim {}

    /** The key belongs to a call with another fingerprint. */
    record Mismatched() implements Claim {}
}
