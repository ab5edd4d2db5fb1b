package orderhub.infra.local.hub;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orderhub.schemas.openapi.AnswerCheck;

/**
 * The orders API as a caller has it: as one of staff who may do everything, unless said otherwise. Every answer is held to the
 * contract.
 */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration END = Duration.ofSeconds(60);
    private static final Set<String> ENDS = Set.of("SHIPPED", "REJECTED", "EXPIRED", "CANCELLED");

    private final HttpClient http;
    private final URI base;
    private final Duration timeout;
    private final String authorization;

    /** @param base of the hub */
    public Api(URI base) {
        this(base, TIMEOUT);
    }

    /** @param timeout of a request */
    public Api(URI base, Duration timeout) {
        this(HttpClient.newHttpClient(), base, timeout, "Bearer " + Tokens.staff());
    }

    private Api(HttpClient http, URI base, Duration timeout, String authorization) {
        this.http = http;
        this.base = base;
        this.timeout = timeout;
        this.authorization = authorization;
    }

    /** The same for whoever the token says. */
    public Api as(String token) {
        return authorized("Bearer " + token);
    }

    /** The same for a customer. */
    Api asCustomer(String customerId) {
        return as(Tokens.customer(customerId));
    }

    /** The same for nobody. */
    public Api anonymous() {
        return authorized("");
    }

    /** The same with any Authorization header; an empty one is left out. */
    Api authorized(String header) {
        return new Api(http, base, timeout, header);
    }

    /** The same over another client. */
    Api over(HttpClient client) {
        return new Api(client, base, timeout, authorization);
    }

    /** An answer: its status, headers and body. */
    public record Answer(int status, HttpResponse<String> response) {
        /** Its body. */
        public JsonNode json() {
            return read(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** How long it asks to wait, if it does. */
        public Optional<Duration> retryAfter() {
            return response.headers()
                    .firstValue("Retry-After")
                    .map(Long::parseLong)
                    .map(Duration::ofSeconds);
        }

        /** The order that it speaks of. */
        public String orderId() {
            return json().get("orderId").textValue();
        }
    }

    Answer place(String body) {
        return place(body, UUID.randomUUID().toString());
    }

    /** Places an order. */
    public Answer place(String body, String idempotencyKey) {
        return send(request("/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Calls an order off, without saying why. */
    public Answer cancel(String orderId) {
        return post("/orders/" + orderId + "/cancel");
    }

    /** The same, with a body. */
    Answer cancel(String orderId, String body) {
        return send(request("/orders/" + orderId + "/cancel")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Gets what is there. */
    public Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(authorized(request.build()), HttpResponse.BodyHandlers.ofString());
            requireAsAgreed(response);
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** No test gets an answer of which the contract does not tell. */
    private static void requireAsAgreed(HttpResponse<String> response) {
        AnswerCheck.ofTheHub()
                .require(new orderhub.schemas.openapi.Answer(
                        response.request().method(),
                        response.request().uri().getRawPath(),
                        response.statusCode(),
                        response.headers().map(),
                        response.body()));
    }

    /** @param lastEventId of the event that the caller had last; empty if they had none */
    EventReader stream(String path, String lastEventId) {
        HttpRequest.Builder request = request(path);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return EventReader.of(http.send(authorized(request.build()), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A request that says itself who asks goes as it is. */
    private HttpRequest authorized(HttpRequest request) {
        if (authorization.isEmpty()
                || request.headers().firstValue("Authorization").isPresent()) {
            return request;
        }
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .header("Authorization", authorization)
                .build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(timeout);
    }

    String status(String orderId) {
        return get("/orders/" + orderId).json().get("status").textValue();
    }

    /** Waits until nothing more will happen to the order, and gives its status then. */
    String awaitEnd(String orderId) {
        return await().atMost(END).until(() -> status(orderId), ENDS::contains);
    }

    List<String> eventTypes(String orderId) {
        List<String> types = new ArrayList<>();
        get("/orders/" + orderId + "/events")
                .json()
                .get("events")
                .forEach(event -> types.add(event.get("eventType").textValue()));
        return types;
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
