package orderhub.routes.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import orderhub.processors.placing.HashRequest;
import orderhub.processors.placing.OrderIdentity;
import orderhub.schemas.api.PlaceOrder;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/**
 * Names an order. Its id follows from the customer and the idempotency key, so that a repeated request meets the first
 * one's order in a single conditional write. The derivation is keyed with a secret: an id tells nothing and cannot be
 * guessed.
 */
public final class IdentifyOrder {

    private static final String MAC = "HmacSHA256";

    /** The IETF draft on the Idempotency-Key header leaves the form to the server; this is Stripe's bound. */
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final SecretKeySpec secret;
    private final HashRequest hashRequest;
    private final Supplier<UUID> randomIds;

    /**
     * @param secret of any length; the same on every hub, and for as long as idempotency keys are to be recognised
     * @param randomIds for requests that bring no correlation id
     */
    public IdentifyOrder(String secret, HashRequest hashRequest, Supplier<UUID> randomIds) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
        this.hashRequest = hashRequest;
        this.randomIds = randomIds;
    }

    /**
     * Names it.
     *
     * @param correlationId the caller's own, if it is a UUID; a new one otherwise
     * @throws IdempotencyKeyInvalidException if there is no key, or it is not 1 to 255 visible ASCII characters
     */
    public OrderIdentity apply(
            PlaceOrder request,
            @Header("Idempotency-Key") @Nullable String idempotencyKey,
            @Header("X-Correlation-Id") @Nullable String correlationId) {
        if (idempotencyKey == null || !KEY.matcher(idempotencyKey).matches()) {
            throw new IdempotencyKeyInvalidException();
        }
        return new OrderIdentity(
                orderId(request.customerId(), idempotencyKey).toString(),
                correlationIdOr(correlationId),
                hashRequest.apply(request));
    }

    private String correlationIdOr(@Nullable String callers) {
        return callers != null && UUID_TEXT.matcher(callers).matches()
                ? callers
                : randomIds.get().toString();
    }

    /** Version 8 of RFC 9562: a UUID whose bits the application chooses. */
    private UUID orderId(String customerId, String idempotencyKey) {
        ByteBuffer bits = ByteBuffer.wrap(mac(customerId + '\u0000' + idempotencyKey));
        long high = (bits.getLong() & 0xffffffffffff0fffL) | 0x0000000000008000L;
        long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
