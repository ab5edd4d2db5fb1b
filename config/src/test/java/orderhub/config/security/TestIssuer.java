package orderhub.config.security;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Where an issuer publishes its keys; counts how often they are fetched. */
final class TestIssuer implements AutoCloseable {

    static final String NAME = "https://issuer.test";
    static final String AUDIENCE = "orders";

    final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    static TestIssuer publishing(String keys) {
        try {
            TestIssuer issuer =
                    new TestIssuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            issuer.server.createContext("/", exchange -> {
                try (exchange) {
                    issuer.fetches.incrementAndGet();
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    }

    SecuritySettings settings() {
        return settings(address());
    }

    static SecuritySettings settings(URI keys) {
        return new SecuritySettings(
                NAME,
                AUDIENCE,
                keys.toString(),
                "customer_id",
                "roles",
                10,
                new SecuritySettings.Keys(1000, 2000, 65_536, 300, 30, 3600),
                List.of(),
                600,
                31_536_000);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
