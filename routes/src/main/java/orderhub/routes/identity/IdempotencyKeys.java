package orderhub.routes.identity;

import java.util.regex.Pattern;
import orderhub.routes.callers.Caller;
import orderhub.routes.callers.Callers;
import orderhub.routes.hash.KeyedHash;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header Idempotency-Key, and makes of it what names the effect that is asked for, so that a repeated request
 * meets the effect of the first.
 */
public final class IdempotencyKeys {

    /** The IETF draft on the Idempotency-Key header leaves the form to the server; this is Stripe's bound. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    private final KeyedHash hash;
    private final Callers callers = new Callers();

    /** @param hash with the secret of all hubs */
    public IdempotencyKeys(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * The key of an order that is placed alone: of the customer, or of who places it for one.
     *
     * @throws IdempotencyKeyInvalidException if there is none, or it is not 1 to 255 visible ASCII characters
     */
    public OrderKey order(
            @Header(HEADER) @Nullable String key,
            @Header(Callers.SUBJECT) @Nullable String subject,
            @Header(Callers.CUSTOMER) @Nullable String customerId) {
        Caller caller = callers.of(subject, customerId);
        return caller.isStaff()
                ? new OrderKey.OfStaff(caller.subject(), require(key))
                : new OrderKey.OfCustomer(require(key));
    }

    /**
     * The key of a batch of orders.
     *
     * @throws IdempotencyKeyInvalidException if there is none, or it is not 1 to 255 visible ASCII characters
     */
    public String batch(@Header(HEADER) @Nullable String key) {
        return require(key);
    }

    /** The key of an order in a batch: see {@link OrderKey.OfBatch}. */
    public OrderKey batchOrder(String subject, String batchKey, int index) {
        return new OrderKey.OfBatch(subject, batchKey, index);
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

    /**
     * The key as it came.
     *
     * @throws IdempotencyKeyInvalidException if there is none, or it is not 1 to 255 visible ASCII characters
     */
    public static String require(@Nullable String key) {
        if (key == null || !KEY.matcher(key).matches()) {
            throw new IdempotencyKeyInvalidException();
        }
        return key;
    }
}
