package orderhub.routes.identity;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import orderhub.processors.placing.HashRequest;
import orderhub.processors.placing.OrderIdentity;
import orderhub.routes.hash.KeyedHash;
import orderhub.schemas.api.PlaceOrder;
import org.jspecify.annotations.Nullable;

/**
 * Names an order. Its id follows from the customer and the idempotency key, so that a repeated request meets the first
 * one's order in a single conditional write. The derivation is keyed with a secret: an id tells nothing and cannot be
 * guessed.
 */
public final class IdentifyOrder {

    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final KeyedHash hash;
    private final HashRequest hashRequest;
    private final Supplier<UUID> randomIds;

    /**
     * @param hash with the secret of all hubs
     * @param randomIds for requests that bring no correlation id
     */
    public IdentifyOrder(KeyedHash hash, HashRequest hashRequest, Supplier<UUID> randomIds) {
        this.hash = hash;
        this.hashRequest = hashRequest;
        this.randomIds = randomIds;
    }

    /**
     * Names it.
     *
     * @param correlationId the caller's own, if it is a UUID; a new one otherwise
     */
    public OrderIdentity apply(PlaceOrder request, OrderKey key, @Nullable String correlationId) {
        return new OrderIdentity(
                hash.id(key.text(request.customerId())).toString(),
                correlationIdOr(correlationId),
                hashRequest.apply(request));
    }

    private String correlationIdOr(@Nullable String callers) {
        return callers != null && UUID_TEXT.matcher(callers).matches()
                ? callers
                : randomIds.get().toString();
    }
}
