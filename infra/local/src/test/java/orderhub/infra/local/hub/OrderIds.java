package orderhub.infra.local.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.UUID;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.processors.placing.HashRequest;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.identity.IdentifyOrder;
import orderhub.routes.identity.OrderKey;
import orderhub.schemas.api.PlaceOrder;

/** Knows before it is placed which id an order of staff will have: it follows from customer, idempotency key and caller. */
final class OrderIds {

    /** The secret of the local profile. */
    private static final IdentifyOrder IDENTIFY =
            new IdentifyOrder(new KeyedHash("local-runs-only"), new HashRequest("USD"), UUID::randomUUID);

    private OrderIds() {}

    static String of(String body, String idempotencyKey) {
        try {
            PlaceOrder request = JsonMapper.builder().build().readValue(body, PlaceOrder.class);
            return IDENTIFY.apply(
                            request, new OrderKey.OfStaff(TokenRequest.staff().subject(), idempotencyKey), null)
                    .orderId();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
