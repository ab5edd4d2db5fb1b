package orderhub.infra.local.gateway.model;

import java.security.SecureRandom;
import java.time.Clock;

/** Gives new objects their id and creation time. Thread-safe. */
public final class Identity {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    // As long as Stripe's; 62^24 leaves no room for accidental repeats.
    private static final int RANDOM_CHARACTERS = 24;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    /** Ids and times from this clock. */
    public Identity(Clock clock) {
        this.clock = clock;
    }

    /** A new id: the prefix, an underscore and random letters and digits. */
    public String next(String prefix) {
        StringBuilder id = new StringBuilder(prefix).append('_');
        random.ints(RANDOM_CHARACTERS, 0, ALPHABET.length()).forEach(i -> id.append(ALPHABET.charAt(i)));
        return id.toString();
    }

    /** Seconds since 1970-01-01T00:00Z. */
    public long nowEpochSeconds() {
        return clock.instant().getEpochSecond();
    }
}
