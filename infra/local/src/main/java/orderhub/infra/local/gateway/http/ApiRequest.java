package orderhub.infra.local.gateway.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request that passed authentication and parsing.
 *
 * @param method HTTP method in upper case
 * @param path as on the wire
 * @param parameters of the body for POST, of the query otherwise
 * @param idempotencyKey null if the request has none
 */
record ApiRequest(
        String method,
        String path,
        Parameters parameters,
        @Nullable String idempotencyKey) {

    /** The path's parts, without the empty one before the leading slash. */
    List<String> segments() {
        return List.of(path.substring(1).split("/", -1));
    }
}
