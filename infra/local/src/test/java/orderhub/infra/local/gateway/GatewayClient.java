package orderhub.infra.local.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks to the gateway as a merchant does. */
final class GatewayClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI baseUrl;

    GatewayClient(PaymentGatewaySimulator simulator) {
        this.baseUrl = simulator.baseUrl();
    }

    /** Parameters of a charge of 1999 euro cents for order {@code o-1}, with overrides as name, value, name, … */
    static Map<String, String> charge(String... overrides) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("amount", "1999");
        form.put("currency", "eur");
        form.put("payment_method", "pm_card_visa");
        form.put("confirm", "true");
        form.put("metadata[order_id]", "o-1");
        form.putAll(form(overrides));
        return form;
    }

    static Map<String, String> form(String... pairs) {
        Map<String, String> form = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            form.put(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    GatewayResponse create(Map<String, String> form) {
        return post("/v1/payment_intents", form, null);
    }

    GatewayResponse create(Map<String, String> form, String idempotencyKey) {
        return post("/v1/payment_intents", form, idempotencyKey);
    }

    CompletableFuture<GatewayResponse> createAsync(Map<String, String> form, String idempotencyKey) {
        HttpRequest request = postRequest("/v1/payment_intents", form, idempotencyKey)
                .timeout(Duration.ofMinutes(2))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenApply(GatewayResponse::of);
    }

    GatewayResponse post(String path, Map<String, String> form, @Nullable String idempotencyKey) {
        try {
            return send(postRequest(path, form, idempotencyKey));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    GatewayResponse get(String path) {
        try {
            return send(request(path).GET());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    GatewayResponse search(String query, String more) {
        return get("/v1/payment_intents/search?query=" + encoded(query) + more);
    }

    GatewayResponse send(HttpRequest.Builder request) throws IOException {
        try {
            return GatewayResponse.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpRequest.Builder postRequest(String path, Map<String, String> form, @Nullable String idempotencyKey) {
        String body = form.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey);
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer sk_test_orderhub");
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(baseUrl.resolve(path)).timeout(TIMEOUT);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
