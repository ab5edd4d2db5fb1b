package orderhub.infra.local.issuer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The issuer's port: its key for hubs, and tokens for people and scripts. */
final class IssuerServer implements AutoCloseable {

    static final String KEYS = "/jwks.json";
    static final String TOKENS = "/dev/tokens";

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 100;
    private static final int THREADS = 4;
    private static final int MAX_BODY_BYTES = 16_384;
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String JSON = "application/json";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, IssuerServer::daemon);
    private final String keys;
    private final TokenMaker tokens;

    private IssuerServer(HttpServer server, String keys, TokenMaker tokens) {
        this.server = server;
        this.keys = keys;
        this.tokens = tokens;
    }

    static IssuerServer start(int port, String keys, TokenMaker tokens) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
        IssuerServer issuer = new IssuerServer(HttpServer.create(address, BACKLOG), keys, tokens);
        issuer.server.setExecutor(issuer.threads);
        issuer.server.createContext("/", issuer::handle);
        issuer.server.start();
        return issuer;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asked =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            switch (asked) {
                case "GET " + KEYS -> answer(exchange, 200, JSON, keys);
                case "POST " + TOKENS -> answerToken(exchange);
                default -> answer(exchange, 404, TEXT, "GET " + KEYS + " or POST " + TOKENS + "\n");
            }
        }
    }

    /** The token alone, for a shell; with what belongs to it for whoever asks for JSON. */
    private void answerToken(HttpExchange exchange) throws IOException {
        TokenRequest request;
        try {
            request = read(exchange.getRequestBody().readNBytes(MAX_BODY_BYTES));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            answer(
                    exchange,
                    400,
                    TEXT,
                    "Send JSON with any of subject, customerId, scopes, roles, expiresInS; or nothing.\n");
            return;
        }
        String token = tokens.make(request);
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        if (accept != null && accept.contains(JSON)) {
            answer(
                    exchange,
                    200,
                    JSON,
                    json.writeValueAsString(
                            Map.of("access_token", token, "token_type", "Bearer", "expires_in", request.expiresInS())));
        } else {
            answer(exchange, 200, TEXT, token + "\n");
        }
    }

    private TokenRequest read(byte[] body) throws IOException {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.isBlank() ? TokenRequest.staff() : json.readValue(text, TokenRequest.class);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "development-issuer");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
