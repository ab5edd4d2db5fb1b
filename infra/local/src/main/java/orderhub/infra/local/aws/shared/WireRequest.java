package orderhub.infra.local.aws.shared;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param method such as {@code POST}
 * @param path with a leading slash, without the query
 * @param query what stood behind the question mark; may be empty
 * @param headers by name in lower case
 * @param body may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // The body is handed on, never compared.
public record WireRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {
    public WireRequest {
        headers = Map.copyOf(headers);
    }

    /** A header by name, in any case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
