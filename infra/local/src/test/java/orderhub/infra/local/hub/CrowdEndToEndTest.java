package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orderhub.infra.local.gateway.model.LedgerEntry;
import org.junit.jupiter.api.Test;

/** Many callers at once; afterwards the books are read, and must add up to the unit. */
class CrowdEndToEndTest {

    private static final int ORDERS = 1_000;
    private static final int CLIENTS = 16;

    /** Few enough that sixteen clients meet on them, and that two of them sell out, one of them in shards. */
    private static final List<String> PRODUCTS =
            List.of("COF-ETH-250", "TEA-EGR-100", "FRE-HERB-BOX", "EBK-SLOW-CUP", "TEA-PUE-357", "ELE-EARBUD");

    @Test
    void a_thousand_orders_of_sixteen_clients_all_end_and_stock_and_money_add_up() throws Exception {
        try (LocalHub hub = LocalHub.start(LocalHubOptions.forTests());
                Shop shop = new Shop(hub)) {
            Map<String, Shop.Stock> before = shop.stock();
            long seed = Long.getLong("orderhub.seed", System.nanoTime());
            System.out.println("seed: -Dorderhub.seed=" + seed);

            List<String> ids = placeAll(new Api(hub.api()), seed);

            assertThat(ids).hasSize(ORDERS).doesNotHaveDuplicates();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> shop.orders().stream().allMatch(Shop.OrderRow::ended));
            List<Shop.OrderRow> orders = shop.orders();
            assertThat(orders).hasSize(ORDERS);
            System.out.println(orders.stream().collect(groupingBy(Shop.OrderRow::status, counting())));
            assertStockAddsUp(shop, before, orders);
            assertMoneyAddsUp(hub, orders);
            assertQueuesAreEmpty(shop);
        }
    }

    private static List<String> placeAll(Api api, long seed) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<String>> requests = new ArrayList<>();
            Random random = new Random(seed);
            for (int i = 0; i < ORDERS; i++) {
                String body = order(random);
                requests.add(() -> accepted(api, body));
            }
            List<String> ids = new ArrayList<>();
            for (Future<String> placed : clients.invokeAll(requests)) {
                ids.add(placed.get());
            }
            return ids;
        } finally {
            clients.shutdownNow();
        }
    }

    /** A client that is told that the hub is too busy (503) asks again with its key, as the answer says. */
    private static String accepted(Api api, String body) {
        String key = UUID.randomUUID().toString();
        Api.Answer answer = await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.place(body, key), placed -> placed.status() != 503);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(202);
        return answer.orderId();
    }

    /** One in ten is declined; none is so large that it waits for a review. */
    private static String order(Random random) {
        String token = random.nextInt(10) == 0 ? "pm_card_chargeDeclined" : "pm_card_visa";
        String first = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        String second = PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        return """
                {"customerId":"C-1001",
                 "items":[{"productId":"%s","quantity":%d},{"productId":"%s","quantity":%d}],
                 "paymentMethod":{"type":"card","token":"%s"}}""".formatted(first, 1 + random.nextInt(3), second, 1 + random.nextInt(3), token);
    }

    private static void assertStockAddsUp(Shop shop, Map<String, Shop.Stock> before, List<Shop.OrderRow> orders) {
        shop.stock().forEach((product, stock) -> {
            assertThat(stock.total())
                    .as(product)
                    .isEqualTo(requireNonNull(before.get(product)).total());
            assertThat(stock.available()).as(product).isNotNegative();
            assertThat(stock.reserved()).as(product).isZero();
            assertThat(stock.shipped()).as(product).isEqualTo(shippedBy(orders, product));
        });
    }

    private static long shippedBy(List<Shop.OrderRow> orders, String product) {
        return orders.stream()
                .filter(Shop.OrderRow::shipped)
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.product().equals(product))
                .mapToLong(Shop.Line::quantity)
                .sum();
    }

    private static void assertMoneyAddsUp(LocalHub hub, List<Shop.OrderRow> orders) {
        for (Shop.OrderRow order : orders) {
            LedgerEntry entry = hub.gateway().ledger().of(order.id());
            assertThat(entry.captures()).isEqualTo(order.shipped() ? 1 : 0);
            assertThat(entry.captured() - entry.refunded()).isEqualTo(order.shipped() ? order.total() : 0);
        }
    }

    /** Those of the channels hold what the customer is to hear; nobody takes it from there yet. */
    private static void assertQueuesAreEmpty(Shop shop) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(shop.queued()).allSatisfy((queue, messages) -> {
                    boolean channel = queue.startsWith("notify-") && !queue.endsWith("-dlq");
                    assertThat(channel ? 0 : messages).as(queue).isZero();
                }));
    }
}
