package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orderhub.infra.local.wire.Call;
import orderhub.infra.local.wire.LastMoments;
import orderhub.infra.local.wire.Wire;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A hub is killed between any two effects: one kill -9 meets many orders, each of which got as far as another effect, or
 * to the moment before it.
 */
class CrashAtEveryEffectEndToEndTest {

    /** What accepting an order does, one after the other. The caller is answered after the first, while the rest goes on. */
    private static final Map<String, Predicate<Call>> ACCEPTANCE = Map.of(
            "storing the order", call -> call.operation().equals("PutItem"),
            "publishing its event", call -> call.operation().equals("PutEvents"),
            "sending its command", call -> call.operation().equals("SendMessage"),
            "noting what is published", call -> call.operation().equals("UpdateItem") && call.mentions("published"));

    private static final Set<String> NOT_ANSWERED = Set.of("before storing the order", "after storing the order");

    /** What may become of an order. */
    private enum Fate {
        SHIPPED("pm_card_visa", Duration.ofMinutes(15)),
        /** Its card is refused, and what it holds is given back. */
        REJECTED("pm_card_chargeDeclined", Duration.ofMinutes(15)),
        /** Its payment is held and never captured; at the deadline that is voided, and its stock given back. */
        EXPIRED("pm_sim_hold_only", Duration.ofSeconds(8));

        private static final String HOLD = "hub.reservation.hold-ms";

        private final String token;
        private final Duration hold;

        Fate(String token, Duration hold) {
            this.token = token;
            this.hold = hold;
        }

        String body() {
            return Examples.order("good").replace("pm_card_visa", token);
        }

        String[] settingsOfFirstHub() {
            return Stream.concat(Stream.of(PATIENT), Stream.of("--" + HOLD + "=" + hold.toMillis()))
                    .toArray(String[]::new);
        }

        Map<String, String> settingsOfSecondHub() {
            return Map.of(HOLD, Long.toString(hold.toMillis()), "spring.jmx.unique-names", "true");
        }
    }

    /** More than {@link #ACCEPTANCE}: the saga, the reservation, the payment, how it ends and what is told of them. */
    private static final int FEWEST_WRITES = 12;

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration LONG = Duration.ofMinutes(5);

    /** Whoever is held holds a thread and a connection, and does not give up before it is killed. */
    private static final String[] PATIENT = {
        "--hub.aws.call-timeout-ms=300000",
        "--hub.aws.attempt-timeout-ms=300000",
        "--hub.aws.saga-call-timeout-ms=300000",
        "--hub.aws.queue-call-timeout-ms=300000",
        "--hub.aws.max-connections=400",
        "--hub.aws.max-queue-connections=400",
        "--hub.gateway.response-timeout-ms=300000",
        "--hub.queue.order-processing.consumers=48",
        "--hub.queue.lane-standard.consumers=48",
        "--hub.queue.lane-standard.max-messages-per-poll=1",
        "--hub.queue.notifications.consumers=16",
        "--hub.queue.notifications.max-messages-per-poll=1",
        "--hub.queue.visibility-s=4",
        "--saga.dynamodb.recovery-threads=48",
        "--camel.threadpool.pool-size=60",
        "--camel.threadpool.max-pool-size=60"
    };

    private final LastMoments moments = new LastMoments();
    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @TempDir
    private Path data = Path.of("");

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void a_hub_that_is_killed_between_any_two_effects_loses_no_order_and_does_nothing_twice(Fate fate) {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Shop shop = new Shop(surroundings.aws().endpoint())) {
            Books books = new Books(shop);
            EventTap tap = EventTap.make(surroundings.aws().endpoint());
            dieAtEveryMoment(surroundings, shop, fate);
            assertThat(shop.orders())
                    .extracting(Shop.OrderRow::id)
                    .as("all but the one whose hub died before it stored it")
                    .hasSize(ids.size() - 1)
                    .doesNotContain(ids.get("before storing the order"));

            try (ConfigurableApplicationContext hub = LocalHub.startHub(surroundings, 0, fate.settingsOfSecondHub())) {
                Api api = new Api(LocalHub.apiOf(hub));
                // Whoever was answered does not ask again, and whoever asks again sets going what had come to rest.
                acknowledged.forEach((key, id) -> await(key).atMost(RECOVERY).until(() -> hasEnded(api, id, fate)));
                ids.forEach((key, id) -> assertThat(repeat(api, fate, key)).isEqualTo(id));
                books.close(shop, id -> surroundings.gateway().ledger().of(id), RECOVERY);

                assertThat(ids).containsAllEntriesOf(acknowledged);
                assertThat(shop.orders())
                        .allMatch(order -> order.status().equals(fate.name()), fate.name())
                        .extracting(Shop.OrderRow::id)
                        .containsExactlyInAnyOrderElementsOf(ids.values());
                tap.awaitEveryEventOf(shop.orders(), api);
            }
        }
    }

    /** Kills the one hub when the moment of each order has come. */
    private void dieAtEveryMoment(Surroundings surroundings, Shop shop, Fate fate) {
        try (Wire aws = Wire.to(surroundings.aws().endpoint());
                Wire gateway = Wire.to(surroundings.gateway().baseUrl());
                HubProcess hub = HubProcess.startBeside(
                        aws.endpoint(),
                        gateway.endpoint(),
                        surroundings.issuer().jwkSetUri(),
                        data,
                        fate.settingsOfFirstHub())) {
            aws.put(moments);
            gateway.put(moments);
            Api api = new Api(hub.baseBeside(), LONG);
            int writes = writesOfAnOrder(api, shop, fate);
            ACCEPTANCE.forEach((effect, isLast) -> {
                place(api, fate, "before " + effect, isLast, false);
                place(api, fate, "after " + effect, isLast, true);
            });
            for (int number = ACCEPTANCE.size() + 1; number <= writes; number++) {
                place(api, fate, "before write " + number, isNumber(number), false);
                place(api, fate, "after write " + number, isNumber(number), true);
            }
            ids.forEach((key, id) ->
                    await(key).atMost(RECOVERY).until(() -> moments.hasCome(id) || hasEnded(api, id, fate)));
            await().atMost(RECOVERY).until(() -> acknowledged.size() == ids.size() - NOT_ANSWERED.size());
            hub.kill();
            ACCEPTANCE.keySet().forEach(effect -> assertThat(ids)
                    .extractingByKeys("before " + effect, "after " + effect)
                    .allMatch(moments::hasCome, "got that far"));
            assertThat(acknowledged).doesNotContainKeys(NOT_ANSWERED.toArray(new String[0]));
        }
    }

    /** Of an order that nothing happens to. What ends it is told, and its saga is ended, after it has ended. */
    private int writesOfAnOrder(Api api, Shop shop, Fate fate) {
        String id = place(api, fate, "never", call -> false, true);
        await().atMost(RECOVERY).until(() -> acknowledged.containsValue(id));
        assertThat(api.awaitEnd(id)).isEqualTo(fate.name());
        await().atMost(RECOVERY).untilAsserted(() -> {
            assertThat(shop.orders()).allMatch(Shop.OrderRow::told, "told");
            assertThat(shop.sagas()).allMatch(Shop.SagaRow::ended, "ended");
            assertThat(moments.writes(id)).hasSizeGreaterThanOrEqualTo(FEWEST_WRITES);
        });
        return moments.writes(id).size();
    }

    private static Predicate<Call> isNumber(int number) {
        AtomicInteger writes = new AtomicInteger();
        return call -> writes.incrementAndGet() == number;
    }

    private String place(Api api, Fate fate, String key, Predicate<Call> isLast, boolean effective) {
        String idempotencyKey = key.replace(' ', '-');
        String id = OrderIds.of(fate.body(), idempotencyKey);
        ids.put(key, id);
        moments.set(id, isLast, effective);
        callers.execute(() -> {
            try {
                acknowledged.put(key, api.place(fate.body(), idempotencyKey).orderId());
            } catch (UncheckedIOException theHubDied) {
                // As it should.
            }
        });
        return id;
    }

    private static boolean hasEnded(Api api, String id, Fate fate) {
        return fate.name().equals(api.status(id));
    }

    private static String repeat(Api api, Fate fate, String key) {
        Api.Answer answer = await().atMost(RECOVERY)
                .until(() -> api.place(fate.body(), key.replace(' ', '-')), told -> told.status() != 503);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.orderId();
    }
}
