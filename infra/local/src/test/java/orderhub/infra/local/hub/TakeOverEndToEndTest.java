package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A hub of a released version died in the midst of everything, and one of today takes over. */
class TakeOverEndToEndTest {

    private static final Duration ALL_ENDED = Duration.ofMinutes(4);
    private static final Map<String, String> SETTINGS = Map.of("spring.jmx.unique-names", "true");
    private static final List<String> QUEUES = List.of(
            "order-processing.fifo",
            "lane-express",
            "lane-standard",
            "lane-digital",
            "notifications",
            "receipts",
            "order-processing-dlq.fifo",
            "lane-express-dlq",
            "lane-standard-dlq",
            "lane-digital-dlq",
            "notifications-dlq",
            "receipts-dlq");

    private static final Map<String, List<String>> ENDS = Map.of(
            "SHIPPED",
            List.of(
                    "created",
                    "reserved",
                    "reserved-from-shards",
                    "payment-pending",
                    "paid",
                    "paid-after-pending",
                    "paid-from-shards",
                    "in-review",
                    "approved",
                    "dispatched",
                    "dispatched-untold",
                    "ended-shipped",
                    "ended-shipped-after-review",
                    "ended-shipped-digital-in-yen",
                    "ended-shipped-from-shards"),
            "REJECTED",
            List.of(
                    "declined",
                    "rejected-by-reviewer",
                    "ended-declined",
                    "ended-out-of-stock",
                    "ended-rejected-by-reviewer"),
            "EXPIRED",
            List.of(
                    "expired-after-paid",
                    "expired-before-paid",
                    "expired-while-pending",
                    "refunded",
                    "voided",
                    "ended-expired",
                    "ended-voided"),
            "CANCELLED",
            List.of(
                    "cancelled-before-paid",
                    "cancelled-while-pending",
                    "cancelled-in-review",
                    "cancelled-on-its-lane",
                    "ended-cancelled",
                    "ended-cancelled-at-once"));

    static Stream<String> versions() {
        return Relics.versions("routes").stream();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_a_hub_of_a_released_version_left_behind_is_brought_to_its_end(String version) {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Shop shop = new Shop(surroundings.aws().endpoint())) {
            Relics relics = new Relics(version, surroundings, shop).leave();
            Books books = new Books(shop);

            try (ConfigurableApplicationContext hub = LocalHub.startHub(surroundings, 0, SETTINGS)) {
                Api api = new Api(LocalHub.apiOf(hub));
                assertThat(api.post("/orders/" + relics.order("in-review") + "/approve")
                                .status())
                        .isEqualTo(200);
                books.close(shop, id -> surroundings.gateway().ledger().of(id), ALL_ENDED);

                assertThat(ends(relics, shop)).isEqualTo(expectedEnds(relics));
                assertNothingIsForgotten(relics, shop);
                await().atMost(ALL_ENDED).untilAsserted(() -> assertThat(shop.queued())
                        .as("nothing waits, nothing was given up")
                        .containsAllEntriesOf(QUEUES.stream().collect(Collectors.toMap(queue -> queue, queue -> 0))));
                await().atMost(ALL_ENDED)
                        .untilAsserted(() -> assertThat(shop.sagas()).allMatch(Shop.SagaRow::ended, "ended"));
                assertOperatorsSeeWhatDied(relics, api);
            }
        }
    }

    private static Map<String, String> ends(Relics relics, Shop shop) {
        Map<String, String> byId =
                shop.orders().stream().collect(Collectors.toMap(Shop.OrderRow::id, Shop.OrderRow::status));
        return relics.orders().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, order -> byId.getOrDefault(order.getValue(), "gone")));
    }

    /** Versions before knew fewer ends. */
    private static Map<String, String> expectedEnds(Relics relics) {
        return ENDS.entrySet().stream()
                .flatMap(end -> end.getValue().stream().map(name -> Map.entry(name, end.getKey())))
                .filter(end -> relics.orders().containsKey(end.getKey())
                        || !end.getValue().equals("CANCELLED"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What had happened has happened; the hub of today only goes on. */
    private static void assertNothingIsForgotten(Relics relics, Shop shop) {
        Map<String, List<String>> histories = shop.orders().stream()
                .collect(Collectors.toMap(
                        Shop.OrderRow::id,
                        order -> order.history().stream().map(Shop.Change::type).toList()));
        relics.orders().forEach((name, id) -> assertThat(histories.getOrDefault(id, List.of()))
                .as(name)
                .startsWith(relics.history(name).toArray(new String[0]))
                .doesNotHaveDuplicates());
    }

    private static void assertOperatorsSeeWhatDied(Relics relics, Api api) {
        relics.leaveDeadLetter("{\"orderId\":\"" + relics.order("paid") + "\",\"version\":1,\"published\":1}");
        await().atMost(ALL_ENDED).untilAsserted(() -> {
            JsonNode letters = api.get("/admin/dead-letters/order-processing-dlq.fifo/messages")
                    .json();
            assertThat(letters.findValuesAsText("exception")).containsExactly("CorruptItemException");
            assertThat(letters.findValuesAsText("route")).containsExactly("consume-orders");
        });
        assertThat(api.get("/admin/dead-letters/order-processing-dlq.fifo/redrives/stopped-redrive")
                        .json()
                        .path("stoppedBy")
                        .asText())
                .isEqualTo("lee");
    }
}
