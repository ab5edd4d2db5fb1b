package orderhub.infra.local.hub;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderhub.schemas.stock.StockItem;
import orderhub.schemas.stock.StockLevel;
import org.junit.jupiter.api.Test;

/** [G3] for a product that everybody wants at once, whose stock lies in shards: all of it is sold, and not one more. */
class HotProductEndToEndTest {

    private static final String HOT = "ELE-EARBUD";
    private static final int UNITS = 50;
    private static final int CLIENTS = 16;

    @Test
    void all_units_are_sold_whatever_shard_they_are_in_and_those_who_come_too_late_are_told_how_many_are_left()
            throws Exception {
        try (LocalHub hub = LocalHub.start(LocalHubOptions.forTests());
                Shop shop = new Shop(hub)) {
            Api api = new Api(hub.api());
            Books books = new Books(shop);
            List<StockLevel> shardsBefore = shardsOf(shop);
            assertThat(shardsBefore).hasSize(4).allMatch(shard -> shard.available() < UNITS / 2);

            Map<String, Long> declined = end(api, placeAll(api, 20, 3, "pm_card_chargeDeclined"));
            assertThat(declined).isEqualTo(Map.of("REJECTED", 20L));
            assertThat(shardsOf(shop)).as("given back to where it came from").isEqualTo(shardsBefore);

            List<String> race = placeAll(api, 30, 3, "pm_card_visa");
            assertThat(end(api, race)).isEqualTo(Map.of("SHIPPED", 16L, "REJECTED", 14L));
            assertThat(availableAsTold(api, race)).hasSize(14).containsOnly(2);
            assertThat(shop.stock(HOT)).isEqualTo(new Shop.Stock(2, 0, 48));

            assertThat(end(api, placeAll(api, 1, 2, "pm_card_visa"))).containsOnlyKeys("SHIPPED");
            List<String> late = placeAll(api, 5, 1, "pm_card_visa");
            assertThat(end(api, late)).isEqualTo(Map.of("REJECTED", 5L));
            assertThat(availableAsTold(api, late)).hasSize(5).containsOnly(0);
            books.close(shop, id -> hub.gateway().ledger().of(id), Duration.ofMinutes(1));
        }
    }

    private static List<StockLevel> shardsOf(Shop shop) {
        return shop.stockItems().stream()
                .filter(item -> StockItem.ofId(item.productId()).productId().equals(HOT))
                .toList();
    }

    private static List<String> placeAll(Api api, int orders, int quantity, String token) throws Exception {
        String body = """
                {"customerId":"C-1001","items":[{"productId":"%s","quantity":%d}],
                 "paymentMethod":{"type":"card","token":"%s"}}""".formatted(HOT, quantity, token);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            Callable<String> place = () -> api.place(body).orderId();
            List<String> ids = new ArrayList<>();
            for (Future<String> placed : clients.invokeAll(Collections.nCopies(orders, place))) {
                ids.add(placed.get());
            }
            return ids;
        } finally {
            clients.shutdownNow();
        }
    }

    private static Map<String, Long> end(Api api, List<String> orders) {
        return orders.stream().map(api::awaitEnd).collect(groupingBy(status -> status, counting()));
    }

    /** What those who got nothing were told to be left. */
    private static List<Integer> availableAsTold(Api api, List<String> orders) {
        List<Integer> told = new ArrayList<>();
        for (String order : orders) {
            for (JsonNode event : api.get("/orders/" + order + "/events").json().get("events")) {
                event.path("shortages")
                        .forEach(shortage -> told.add(shortage.get("available").intValue()));
            }
        }
        return told;
    }
}
