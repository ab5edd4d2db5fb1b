package orderhub.routes.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A payment gateway on this machine that gives one answer, and remembers what it was asked. */
public final class StubGateway implements AutoCloseable {

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Answer answer = new Answer(200, "{}");
    private volatile boolean silent;

    /**
     * A request as it came over the wire.
     *
     * @param target path and query, as they were encoded
     */
    public record Asked(String method, String target, Headers headers, String body) {}

    private record Answer(int status, String body) {}

    /** Starts it on a free port. */
    public StubGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Its base URL. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on answers so. */
    public void answers(int status, String body) {
        answer = new Answer(status, body);
    }

    /** From now on takes requests and says nothing. */
    public void keepsSilent() {
        silent = true;
    }

    /** What it was asked so far, oldest first. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            String body = new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String target = http.getRequestURI().toString();
            asked.add(new Asked(http.getRequestMethod(), target, http.getRequestHeaders(), body));
            if (silent) {
                closed.await();
                return;
            }
            Answer now = answer;
            byte[] bytes = now.body().getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", "application/json");
            http.getResponseHeaders().set("Long-Running-Action", "saga-of-the-gateway");
            http.getResponseHeaders().set("Request-Id", "req_1");
            http.sendResponseHeaders(now.status(), bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
