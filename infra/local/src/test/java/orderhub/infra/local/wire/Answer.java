package orderhub.infra.local.wire;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a hub is answered.
 *
 * @param status of HTTP; {@link #NONE} if the connection is closed without an answer
 * @param text its body
 */
public record Answer(int status, Map<String, List<String>> headers, String text) {

    private static final int NO_STATUS = 0;
    private static final int EMPTY = -1;

    /** The connection breaks. */
    public static final Answer NONE = new Answer(NO_STATUS, Map.of(), "");

    /** These do not survive another body or another connection. */
    private static final Set<String> DROPPED =
            Set.of(":status", "connection", "content-length", "transfer-encoding", "x-amz-crc32", "date");

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers().map(), response.body());
    }

    /** As AWS answers in JSON. */
    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", List.of("application/x-amz-json-1.0")), body);
    }

    /** As AWS refuses in JSON. */
    public static Answer refusal(int status, String code) {
        return json(status, "{\"__type\": \"" + code + "\", \"message\": \"by a test\"}");
    }

    void send(HttpExchange exchange) throws IOException {
        if (status == NO_STATUS) {
            return;
        }
        headers.forEach((name, values) -> {
            if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? EMPTY : body.length);
        exchange.getResponseBody().write(body);
    }
}
