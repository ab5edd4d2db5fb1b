package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.stock.StockLevel;

/** Stock and money of a shop. Whatever happened on the way, in the end they add up to the unit. */
public final class Books {

    private final Map<String, Shop.Stock> before;
    private final Map<String, Long> restockedBefore;

    /** Opens the books: notes how much there is of everything. */
    public Books(Shop shop) {
        this(shop.stock(), shop.restocked());
    }

    /** @param before how much there was of everything, by product; nothing had ever been restocked then */
    public Books(Map<String, Shop.Stock> before) {
        this(before, Map.of());
    }

    private Books(Map<String, Shop.Stock> before, Map<String, Long> restockedBefore) {
        this.before = Map.copyOf(before);
        this.restockedBefore = Map.copyOf(restockedBefore);
    }

    /** The same, of the shop in that AWS. */
    static Books openAt(URI aws) {
        try (Shop shop = new Shop(aws)) {
            return new Books(shop);
        }
    }

    /**
     * Waits until no order of the shop has anything left to do, and checks that the books add up.
     *
     * @param payments of an order, by its id
     */
    void close(Shop shop, Function<String, LedgerEntry> payments, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> assertThat(shop.orders())
                .allMatch(Shop.OrderRow::ended, "ended")
                .allMatch(Shop.OrderRow::told, "told"));
        List<Shop.OrderRow> orders = shop.orders();
        checkStock(shop.stock(), orders, shop.restocked());
        checkShards(shop.stockItems(), shop.reservedBy("ACTIVE", "CONFIRMED"), shop.reservedBy("SHIPPED"));
        checkPayments(orders, payments);
    }

    /**
     * Checks that nothing is gone, nothing came from nowhere, nothing is held, and what is shipped was ordered.
     *
     * @param restocked how much of each product came in, all in all
     */
    public void checkStock(Map<String, Shop.Stock> now, List<Shop.OrderRow> orders, Map<String, Long> restocked) {
        assertThat(now.keySet()).as("products").isEqualTo(before.keySet());
        assertThat(now).allSatisfy((product, stock) -> {
            assertThat(stock.total())
                    .as("all of %s", product)
                    .isEqualTo(requireNonNull(before.get(product)).total()
                            + restocked.getOrDefault(product, 0L)
                            - restockedBefore.getOrDefault(product, 0L));
            assertThat(stock.available()).as("available %s", product).isNotNegative();
            assertThat(stock.reserved()).as("reserved %s", product).isZero();
            assertThat(stock.shipped()).as("shipped %s", product).isEqualTo(shipped(orders, product));
        });
    }

    /** Checks of every shard that it holds what reservations say, and that what they shipped has left it. */
    public static void checkShards(List<StockLevel> items, Map<String, Long> held, Map<String, Long> shipped) {
        assertThat(items).allSatisfy(item -> {
            assertThat(item.available()).as("available %s", item).isNotNegative();
            assertThat(item.reserved()).as("held %s", item).isEqualTo(held.getOrDefault(item.productId(), 0L));
            assertThat(item.shipped()).as("left %s", item).isEqualTo(shipped.getOrDefault(item.productId(), 0L));
        });
    }

    /** Checks that who got the goods has paid for them once, and nobody else at all. */
    public static void checkPayments(List<Shop.OrderRow> orders, Function<String, LedgerEntry> payments) {
        assertThat(orders).allSatisfy(order -> {
            LedgerEntry entry = payments.apply(order.id());
            assertThat(entry.captures()).as("captures for %s", order.id()).isLessThanOrEqualTo(1);
            assertThat(entry.openAuthorizations())
                    .as("money on hold for %s", order.id())
                    .isZero();
            assertThat(entry.captured() - entry.refunded())
                    .as("kept for %s", order.id())
                    .isEqualTo(order.shipped() ? order.total() : 0);
        });
    }

    private static long shipped(List<Shop.OrderRow> orders, String product) {
        return orders.stream()
                .filter(Shop.OrderRow::shipped)
                .flatMap(order -> order.lines().stream())
                .filter(line -> line.product().equals(product))
                .mapToLong(Shop.Line::quantity)
                .sum();
    }
}
