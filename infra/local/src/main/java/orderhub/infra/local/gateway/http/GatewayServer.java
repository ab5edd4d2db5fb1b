package orderhub.infra.local.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import orderhub.infra.local.gateway.model.GatewayError;
import orderhub.infra.local.gateway.service.Reply;
import orderhub.infra.local.gateway.token.Delivery;

/** The listening socket and what happens to each request on it. Reachable from this machine only. */
public final class GatewayServer implements AutoCloseable {

    /** More requests at a time, delayed ones included, are answered 429. */
    public static final int MAX_OPEN_REQUESTS = 2_000;

    private static final System.Logger LOG = System.getLogger(GatewayServer.class.getName());
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 1_024;

    private final Semaphore openRequests = new Semaphore(MAX_OPEN_REQUESTS);
    private final HttpServer server;
    private final Router router;
    private final Workers workers;

    private GatewayServer(HttpServer server, Router router, Workers workers) {
        this.server = server;
        this.router = router;
        this.workers = workers;
    }

    /**
     * Binds and starts.
     *
     * @param port 0 for any free port
     * @throws IOException if the port cannot be bound
     */
    public static GatewayServer start(int port, Router router, Workers workers) throws IOException {
        setServerDefaults();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
        GatewayServer gateway = new GatewayServer(server, router, workers);
        server.setExecutor(workers);
        server.createContext("/", gateway::handle);
        server.start();
        return gateway;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    // The JDK's server reads these once per process, when its first instance is made. Without the first, an answer
    // may wait 40 ms for the peer's delayed acknowledgement; the second ends requests that trickle in.
    private static void setServerDefaults() {
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxReqTime", "30");
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private void handle(HttpExchange exchange) {
        if (!openRequests.tryAcquire()) {
            write(exchange, Reply.of(GatewayError.rateLimited()));
            return;
        }
        var unused = answer(exchange).thenCompose(this::held).whenComplete((reply, failure) -> {
            openRequests.release();
            write(exchange, failure == null ? reply : failed(failure));
        });
    }

    private CompletableFuture<Reply> answer(HttpExchange exchange) {
        try {
            return router.route(RequestReader.read(exchange));
        } catch (RequestRefused e) {
            return CompletableFuture.completedFuture(Reply.of(e.error()));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Reply> held(Reply reply) {
        return reply.delivery() instanceof Delivery.Held held
                ? workers.after(held.hold(), () -> reply)
                : CompletableFuture.completedFuture(reply);
    }

    private static Reply failed(Throwable failure) {
        LOG.log(System.Logger.Level.ERROR, "Request failed", failure);
        return Reply.of(GatewayError.api(500, "The gateway failed."));
    }

    // Callers give up on delayed answers; that their connection is gone then is no fault.
    private static void write(HttpExchange exchange, Reply reply) {
        try {
            ReplyWriter.write(exchange, reply);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The caller is gone", e);
        }
    }
}
