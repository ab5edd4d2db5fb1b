package orderhub.infra.local.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that passes calls on to another, unless it is told otherwise. */
public final class Wire implements AutoCloseable {

    private static final int DEFAULT_BACKLOG = 0;

    private final URI target;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Middle middle = Middle.HARMLESS;

    private Wire(URI target, HttpServer server) {
        this.target = target;
        this.server = server;
    }

    /** Listens on a free port. */
    public static Wire to(URI target) {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            HttpServer server =
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), DEFAULT_BACKLOG);
            Wire wire = new Wire(target, server);
            server.setExecutor(wire.threads);
            server.createContext("/", wire::handle);
            server.start();
            return wire;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on calls go this way. */
    public void put(Middle between) {
        this.middle = between;
    }

    /** From now on nothing happens to calls. */
    public void heal() {
        put(Middle.HARMLESS);
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            middle.handle(Call.read(exchange), this::pass).send(exchange);
        } catch (IOException callerIsGone) {
            // It has been killed, or did not want to wait any longer.
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer pass(Call call) throws InterruptedException {
        try {
            return Answer.of(http.send(call.to(target), BodyHandlers.ofString()));
        } catch (IOException nobodyAnswers) {
            return Answer.NONE;
        }
    }

    /** Ends; whoever still waits for an answer gets none. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
