package orderhub.infra.local.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import orderhub.infra.local.gateway.idempotency.IdempotentCall;
import orderhub.infra.local.gateway.model.GatewayError;
import org.jspecify.annotations.Nullable;

/** Authenticates a request and reads it within limits. */
final class RequestReader {

    /** Larger bodies are refused with 413. */
    static final int MAX_BODY_BYTES = 65_536;

    /** Longer query strings are refused with 414. */
    static final int MAX_QUERY_CHARACTERS = 8_192;

    private static final String BEARER = "Bearer ";
    private static final String TEST_KEY_PREFIX = "sk_test_";
    private static final String API_PATH = "/v1/";

    private RequestReader() {}

    /** @throws RequestRefused if it is not authenticated, too large or malformed */
    static ApiRequest read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        if (path.startsWith(API_PATH)) {
            authenticate(exchange.getRequestHeaders().getFirst("Authorization"));
        }
        String method = exchange.getRequestMethod();
        byte[] body = body(exchange);
        Parameters query = query(exchange);
        if (!method.equals("POST")) {
            return new ApiRequest(method, path, query, null);
        }
        String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
        Parameters parameters = parameters(contentType, body);
        query.only(Set.of(), Set.of());
        return new ApiRequest(method, path, parameters, idempotencyKey(exchange));
    }

    private static void authenticate(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw unauthorized("Send the API key as a bearer token.");
        }
        String key = authorization.substring(BEARER.length()).strip();
        if (!key.startsWith(TEST_KEY_PREFIX) || key.length() == TEST_KEY_PREFIX.length()) {
            throw unauthorized("Invalid API key; keys of the simulator start with " + TEST_KEY_PREFIX + ".");
        }
    }

    private static RequestRefused unauthorized(String message) {
        return new RequestRefused(GatewayError.invalid(401, null, message, null));
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new RequestRefused(
                    GatewayError.invalid(413, null, "The body exceeds " + MAX_BODY_BYTES + " bytes.", null));
        }
        return body;
    }

    private static Parameters query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query != null && query.length() > MAX_QUERY_CHARACTERS) {
            throw new RequestRefused(GatewayError.invalid(
                    414, null, "The query exceeds " + MAX_QUERY_CHARACTERS + " characters.", null));
        }
        return FormReader.read(query);
    }

    private static Parameters parameters(@Nullable String contentType, byte[] body) {
        if (body.length == 0) {
            return FormReader.read(null);
        }
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "application/x-www-form-urlencoded" -> FormReader.read(new String(body, StandardCharsets.UTF_8));
            case "application/json" -> JsonReader.read(body);
            default -> throw RequestRefused.badRequest("The content type must be a form or JSON.");
        };
    }

    private static @Nullable String idempotencyKey(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > IdempotentCall.MAX_KEY_CHARACTERS)) {
            throw RequestRefused.badRequest(
                    "An idempotency key has 1 to " + IdempotentCall.MAX_KEY_CHARACTERS + " characters.");
        }
        return key;
    }
}
