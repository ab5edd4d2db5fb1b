package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The hub dies, in every way that it can. What it acknowledged is kept, and happens once. */
class CrashEndToEndTest {

    /** Bounds how long the messages of a dead hub stay hidden from the next one. */
    private static final String SOON_VISIBLE = "--hub.queue.visibility-s=4";

    /** A message that failed comes back after a second or two; one that was left in hand after 30. */
    private static final Duration WELL_BELOW_THE_LEASE = Duration.ofSeconds(10);

    private static final Map<String, String> SEVERAL_IN_ONE_JVM = Map.of("spring.jmx.unique-names", "true");

    /** Seconds, on a machine that has nothing else to do. */
    private static final Duration ENOUGH_ORDERS = Duration.ofMinutes(4);

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @TempDir
    private Path data = Path.of("");

    @Test
    void a_hub_that_is_killed_while_it_works_goes_on_where_it_was_when_it_is_started_again() throws Exception {
        Callers callers;
        EventTap tap;
        Books books;
        try (HubProcess hub = HubProcess.start(data, SOON_VISIBLE);
                Shop shop = new Shop(hub.aws())) {
            books = new Books(shop);
            tap = EventTap.make(hub.aws());
            callers = Callers.start(4, hub.api());
            await().atMost(ENOUGH_ORDERS).until(() -> callers.accepted().size() >= 40);
            hub.kill();
            callers.awaitSilence();
        }

        try (HubProcess hub = HubProcess.start(data, SOON_VISIBLE);
                Shop shop = new Shop(hub.aws())) {
            Map<String, String> acknowledged = callers.accepted();
            callers.repeatAll(hub.api());
            books.close(shop, hub::payments, RECOVERY);

            assertThat(callers.accepted()).containsAllEntriesOf(acknowledged);
            assertThat(shop.orders())
                    .extracting(Shop.OrderRow::id)
                    .containsExactlyInAnyOrderElementsOf(callers.accepted().values());
            tap.at(hub.aws()).awaitEveryEventOf(shop.orders(), hub.api());
            assertThat(hub.terminate()).as("exit status after SIGTERM").isEqualTo(143);
        }
    }

    @Test
    void a_hub_that_is_told_to_stop_while_orders_come_in_leaves_nothing_half_done_and_nothing_in_hand()
            throws Exception {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Shop shop = new Shop(surroundings.aws().endpoint())) {
            Books books = new Books(shop);
            Callers callers;
            try (ConfigurableApplicationContext hub = LocalHub.startHub(surroundings, 0, SEVERAL_IN_ONE_JVM)) {
                callers = Callers.start(8, new Api(LocalHub.apiOf(hub)));
                await().atMost(ENOUGH_ORDERS).until(() -> callers.accepted().size() >= 80);
            }
            callers.awaitSilence();
            await().atMost(WELL_BELOW_THE_LEASE)
                    .untilAsserted(() -> assertThat(shop.inFlight().values()).containsOnly(0));
            assertThat(callers.refused().values())
                    .allMatch(status -> status == 0 || status == 503, "no answer, or 503");

            try (ConfigurableApplicationContext hub = LocalHub.startHub(surroundings, 0, SEVERAL_IN_ONE_JVM)) {
                Map<String, String> acknowledged = callers.accepted();
                callers.repeatAll(new Api(LocalHub.apiOf(hub)));
                books.close(shop, id -> surroundings.gateway().ledger().of(id), RECOVERY);

                assertThat(callers.accepted()).containsAllEntriesOf(acknowledged);
                assertThat(shop.orders())
                        .extracting(Shop.OrderRow::id)
                        .containsExactlyInAnyOrderElementsOf(callers.accepted().values());
            }
        }
    }

    @Test
    void an_order_that_was_accepted_and_never_spoken_of_is_found_and_shipped() {
        LocalHub hub = SharedHub.get();
        Api api = new Api(hub.api());
        EventTap tap = EventTap.make(hub.aws().endpoint());
        try (Shop shop = new Shop(hub)) {
            String model = api.place(Examples.order("good")).orderId();
            api.awaitEnd(model);

            String orphan = storeAsIfTheHubHadDiedAfterAccepting(shop, model);

            assertThat(api.awaitEnd(orphan)).isEqualTo("SHIPPED");
            assertThat(hub.gateway().ledger().of(orphan).captures()).isOne();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(tap.envelopesOf(orphan)).hasSize(5);
                assertThat(shop.orders())
                        .filteredOn(order -> order.id().equals(orphan))
                        .singleElement()
                        .matches(Shop.OrderRow::told, "told");
            });
        }
    }

    /** The item of an order as it is written with the 202, and nothing after it. */
    private static String storeAsIfTheHubHadDiedAfterAccepting(Shop shop, String model) {
        Map<String, AttributeValue> item = new HashMap<>(shop.dynamoDb
                .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS(model))))
                .item());
        String orphan = UUID.randomUUID().toString();
        item.put("order_id", AttributeValue.fromS(orphan));
        item.put("status", AttributeValue.fromS("CREATED"));
        item.put("version", AttributeValue.fromN("1"));
        item.put("published", AttributeValue.fromN("0"));
        item.put(
                "history",
                AttributeValue.fromL(requireNonNull(item.get("history")).l().subList(0, 1)));
        item.remove("saga_id");
        item.put("relay_shard", AttributeValue.fromS("0"));
        item.put(
                "relay_at",
                AttributeValue.fromN(
                        Long.toString(Instant.now().minusSeconds(60).toEpochMilli())));
        shop.dynamoDb.putItem(put -> put.tableName("orders").item(item));
        return orphan;
    }
}
