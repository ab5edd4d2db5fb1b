package orderhub.infra.local.aws.http;

import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listening socket and its threads. It has its port before it serves, so that services can name it. */
public final class AwsEndpoint implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    /** DynamoDB works on these; SQS, EventBridge and SNS hold none while they wait. */
    private static final int MAX_THREADS = 48;

    private static final int MIN_THREADS = 8;
    private static final int ACCEPTORS = 1;
    private static final int SELECTORS = 2;

    /** Connections that may wait to be accepted. */
    private static final int ACCEPT_QUEUE = 512;

    /** Longer than a long poll (20 s) and than the idle time after which SDKs let a connection go (60 s). */
    private static final long IDLE_TIMEOUT_MILLIS = 120_000;

    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Server server;
    private final ServerConnector connector;

    private AwsEndpoint(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port; requests wait until {@link #serve}.
     *
     * @param port 0 for a free one
     * @throws IOException when the port is taken
     */
    public static AwsEndpoint bind(int port) throws IOException {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("embedded-aws");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        ServerConnector connector = new ServerConnector(server, ACCEPTORS, SELECTORS, new HttpConnectionFactory(http));
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_TIMEOUT_MILLIS);
        server.addConnector(connector);
        connector.open();
        return new AwsEndpoint(server, connector);
    }

    /** Such as {@code http://127.0.0.1:4566}. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getLocalPort());
    }

    /** Starts to answer. */
    public void serve(Handler handler) {
        server.setHandler(handler);
        try {
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException("The endpoint did not start", failed);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
        } catch (Exception failed) {
            throw new IllegalStateException("The endpoint did not stop", failed);
        }
    }
}
