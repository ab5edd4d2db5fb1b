package orderhub.infra.local.gateway;

import static orderhub.infra.local.gateway.GatewayClient.charge;
import static orderhub.infra.local.gateway.GatewayClient.form;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Random requests against a model. A failure names its seed; {@code -Dgateway.seed} repeats it. */
final class LedgerInvariantsTest {

    private static final int STEPS = 600;
    private static final int WORKERS = 8;
    private static final int MAX_AMOUNT = 1_000;

    private final long seed = Long.getLong("gateway.seed", System.nanoTime());
    private PaymentGatewaySimulator simulator;
    private GatewayClient gateway;

    /** What the model knows of one intent. */
    private record Modelled(String order, long amount, String status, long captured, long refunded) {}

    @BeforeEach
    void start() throws IOException {
        simulator = PaymentGatewaySimulator.start(PaymentGatewayOptions.inMemory());
        gateway = new GatewayClient(simulator);
        System.out.println("gateway.seed=" + seed);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void agrees_with_a_model_after_every_random_request() {
        Random random = new Random(seed);
        Map<String, Modelled> model = new HashMap<>();
        List<String> ids = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (ids.isEmpty() || random.nextInt(4) == 0) {
                create(random, model, ids);
            } else {
                act(random, model, ids.get(random.nextInt(ids.size())));
            }
            assertThat(simulator.ledger().total())
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(expected(model));
        }
        model.values().stream().map(Modelled::order).distinct().forEach(order -> assertThat(
                        simulator.ledger().of(order).captured())
                .as("seed %d, order %s", seed, order)
                .isEqualTo(model.values().stream()
                        .filter(m -> m.order().equals(order))
                        .mapToLong(Modelled::captured)
                        .sum()));
    }

    @Test
    void holds_its_invariants_under_concurrent_requests() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> gateway.create(charge("capture_method", "manual", "metadata[order_id]", "c-" + i))
                        .id())
                .toList();
        List<CompletableFuture<Void>> workers = IntStream.range(0, WORKERS)
                .mapToObj(worker -> CompletableFuture.runAsync(() -> {
                    Random random = new Random(seed + worker);
                    for (int step = 0; step < STEPS / WORKERS; step++) {
                        request(random, ids.get(random.nextInt(ids.size())));
                    }
                }))
                .toList();
        workers.forEach(CompletableFuture::join);

        assertThat(simulator.ledger().byOrderId()).hasSize(5).allSatisfy((order, entry) -> {
            assertThat(entry.captures() + entry.voids())
                    .as("seed %d, %s", seed, order)
                    .isLessThanOrEqualTo(1);
            assertThat(entry.captured()).as("seed %d, %s", seed, order).isBetween(0L, 1999L);
            assertThat(entry.refunded()).as("seed %d, %s", seed, order).isBetween(0L, entry.captured());
        });
    }

    private void create(Random random, Map<String, Modelled> model, List<String> ids) {
        long amount = 1L + random.nextInt(MAX_AMOUNT);
        boolean manual = random.nextBoolean();
        String order = "o-" + random.nextInt(10);
        GatewayResponse created = gateway.create(charge(
                "amount", "" + amount, "capture_method", manual ? "manual" : "automatic", "metadata[order_id]", order));
        ids.add(created.id());
        model.put(
                created.id(),
                manual
                        ? new Modelled(order, amount, "requires_capture", 0, 0)
                        : new Modelled(order, amount, "succeeded", amount, 0));
    }

    private void act(Random random, Map<String, Modelled> model, String id) {
        Modelled before = model.getOrDefault(id, new Modelled("", 0, "", 0, 0));
        long amount = 1L + random.nextInt(MAX_AMOUNT);
        boolean held = before.status().equals("requires_capture");
        switch (random.nextInt(3)) {
            case 0 -> {
                boolean legal = held && amount <= before.amount();
                expect(legal, gateway.post(path(id, "capture"), form("amount_to_capture", "" + amount), null));
                if (legal) {
                    model.put(id, new Modelled(before.order(), before.amount(), "succeeded", amount, 0));
                }
            }
            case 1 -> {
                expect(held, gateway.post(path(id, "cancel"), form(), null));
                if (held) {
                    model.put(id, new Modelled(before.order(), before.amount(), "canceled", 0, 0));
                }
            }
            default -> {
                long refunded = before.refunded() + amount;
                boolean legal = refunded <= before.captured();
                expect(legal, gateway.post("/v1/refunds", form("payment_intent", id, "amount", "" + amount), null));
                if (legal) {
                    model.put(
                            id,
                            new Modelled(before.order(), before.amount(), "succeeded", before.captured(), refunded));
                }
            }
        }
    }

    private void request(Random random, String id) {
        GatewayResponse response =
                switch (random.nextInt(8)) {
                    case 0 -> gateway.post(path(id, "capture"), form(), null);
                    case 1 -> gateway.post(path(id, "cancel"), form(), null);
                    default ->
                        gateway.post(
                                "/v1/refunds",
                                form("payment_intent", id, "amount", "" + (1 + random.nextInt(300))),
                                null);
                };
        assertThat(response.status()).as("seed %d", seed).isIn(200, 400);
    }

    private void expect(boolean legal, GatewayResponse response) {
        assertThat(response.status()).as("seed %d: %s", seed, response.text()).isEqualTo(legal ? 200 : 400);
    }

    private static String path(String id, String action) {
        return "/v1/payment_intents/" + id + "/" + action;
    }

    private static LedgerEntry expected(Map<String, Modelled> model) {
        return new LedgerEntry(
                model.size(),
                count(model, "succeeded"),
                count(model, "canceled"),
                0,
                model.values().stream().mapToLong(Modelled::captured).sum(),
                model.values().stream().mapToLong(Modelled::refunded).sum());
    }

    private static long count(Map<String, Modelled> model, String status) {
        return model.values().stream().filter(m -> m.status().equals(status)).count();
    }
}
