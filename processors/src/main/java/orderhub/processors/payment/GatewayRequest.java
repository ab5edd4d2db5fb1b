package orderhub.processors.payment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the payment gateway, before it is put on the wire.
 *
 * @param method the HTTP method
 * @param path below the gateway's base URL
 * @param fields of the form body, or of the query for GET; not encoded
 * @param idempotencyKey the same for every repetition of the same effect; null where there is no effect
 */
public record GatewayRequest(
        String method,
        String path,
        SortedMap<String, String> fields,
        @Nullable String idempotencyKey) {

    public GatewayRequest {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** A request for an effect. */
    static GatewayRequest post(String path, Map<String, String> fields, String idempotencyKey) {
        return new GatewayRequest("POST", path, new TreeMap<>(fields), idempotencyKey);
    }

    /** A question. */
    static GatewayRequest get(String path, Map<String, String> fields) {
        return new GatewayRequest("GET", path, new TreeMap<>(fields), null);
    }
}
