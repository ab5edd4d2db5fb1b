package orderhub.infra.local.gateway.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import orderhub.infra.local.gateway.service.Reply;
import orderhub.infra.local.gateway.token.Delivery;

/** Puts replies on the wire. */
final class ReplyWriter {

    private ReplyWriter() {}

    /** Sends the reply, or closes the connection if that is its delivery. */
    static void write(HttpExchange exchange, Reply reply) throws IOException {
        // Closed before its headers are sent, an exchange takes the connection with it.
        try (exchange) {
            if (!(reply.delivery() instanceof Delivery.Dropped)) {
                send(exchange, reply);
            }
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.answer().body().getBytes(StandardCharsets.UTF_8);
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", "req_" + UUID.randomUUID());
        if (reply.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
        exchange.sendResponseHeaders(reply.answer().status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
