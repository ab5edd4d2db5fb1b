package orderhub.processors.payment;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the payment gateway, before it is put on the wire.
 *
 * @param path below the gateway's base URL
 * @param fields of the form, not encoded
 * @param idempotencyKey the same for every repetition of the same effect; null for one that needs none
 */
public record GatewayRequest(
        String path,
        SortedMap<String, String> fields,
        @Nullable String idempotencyKey) {

    public GatewayRequest {
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** A request with its fields in any order. */
    static GatewayRequest of(String path, Map<String, String> fields, @Nullable String idempotencyKey) {
        return new GatewayRequest(path, new TreeMap<>(fields), idempotencyKey);
    }
}
