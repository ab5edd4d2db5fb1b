package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Callers that place one order after the other, each until nobody answers it or it has placed its share. What they were
 * told is kept by idempotency key.
 */
final class Callers implements AutoCloseable {

    private static final int ORDERS_EACH = 200;
    private static final int NOBODY_ANSWERED = 0;

    /** One of four is declined, so that things have to be undone as well. */
    private static final List<String> TOKENS =
            List.of("pm_card_visa", "pm_card_visa", "pm_card_visa", "pm_card_chargeDeclined");

    private static final List<String> PRODUCTS = List.of("COF-ETH-250", "TEA-EGR-100", "FRE-HERB-BOX", "EBK-SLOW-CUP");

    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final ExecutorService threads;

    private Callers(int count) {
        threads = Executors.newFixedThreadPool(count);
    }

    static Callers start(int count, Api api) {
        Callers callers = new Callers(count);
        for (int caller = 0; caller < count; caller++) {
            int first = caller * ORDERS_EACH;
            callers.threads.execute(() -> callers.placeFrom(api, first));
        }
        callers.threads.shutdown();
        return callers;
    }

    /** The ids of the orders that were acknowledged, by idempotency key. */
    Map<String, String> accepted() {
        return Map.copyOf(accepted);
    }

    /** The statuses of the answers to the others, 0 where there was none, by idempotency key. */
    Map<String, Integer> refused() {
        return Map.copyOf(refused);
    }

    /** Waits until all of them have stopped. */
    void awaitSilence() throws InterruptedException {
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    /** Sends every request again, as a careful caller does who was not told how it ended. */
    void repeatAll(Api api) {
        refused.keySet().forEach(key -> accepted.put(key, repeat(api, key)));
        accepted.forEach((key, orderId) -> assertThat(repeat(api, key)).isEqualTo(orderId));
        refused.clear();
    }

    private static String repeat(Api api, String key) {
        // On a slow machine AWS may not answer in time; who is asked to come back does.
        Api.Answer answer = await().atMost(Duration.ofMinutes(2))
                .until(() -> api.place(body(Integer.parseInt(key)), key), told -> told.status() != 503);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.orderId();
    }

    private void placeFrom(Api api, int first) {
        for (int number = first; number < first + ORDERS_EACH; number++) {
            String key = Integer.toString(number);
            try {
                Api.Answer answer = api.place(body(number), key);
                if (answer.status() == 202) {
                    accepted.put(key, answer.orderId());
                } else {
                    refused.put(key, answer.status());
                }
            } catch (UncheckedIOException nobody) {
                refused.put(key, NOBODY_ANSWERED);
                return;
            }
        }
    }

    private static String body(int number) {
        return """
                {"customerId":"C-1001",
                 "items":[{"productId":"%s","quantity":%d}],
                 "paymentMethod":{"type":"card","token":"%s"}}""".formatted(
                        PRODUCTS.get(number % PRODUCTS.size()), 1 + number % 3, TOKENS.get(number / 4 % TOKENS.size()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
