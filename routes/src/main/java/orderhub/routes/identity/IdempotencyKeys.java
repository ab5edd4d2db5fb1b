package orderhub.routes.identity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header Idempotency-Key, and makes of it what names the effect that is asked for, so that a repeated request
 * meets the effect of the first.
 */
public final class IdempotencyKeys {

    /** The IETF draft on the Idempotency-Key header leaves the form to the server; this is Stripe's bound. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final KeyedHash hash;

    /** @param hash with the secret of all hubs */
    public IdempotencyKeys(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * The id of a restock: it follows from who asks, and from their key.
     *
     * @param subject who asks
     * @throws IdempotencyKeyInvalidException if there is no key, or it is not 1 to 255 visible ASCII characters
     */
    public String restock(String subject, @Nullable String key) {
        // The key has no NUL in it, so nobody can move the border between the two.
        return hash.id("restock\0" + require(key) + '\0' + subject).toString();
    }

    static String require(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new IdempotencyKeyInvalidException();
        }
        return key;
    }
}
