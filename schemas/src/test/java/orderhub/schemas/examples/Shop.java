package orderhub.schemas.examples;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import orderhub.schemas.Examples;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.contract.Json;
import orderhub.schemas.order.Money;
import org.jspecify.annotations.Nullable;

/** The sample shop, read from the examples. */
final class Shop {

    static final String DEFAULT_CURRENCY = "USD";

    private Shop() {}

    /** A product and how much of it a fresh hub has. */
    record Entry(
            String productId,
            String name,
            Lane lane,
            Map<String, Long> prices,
            long available,
            @Nullable Integer stockShards) {

        Product product() {
            return new Product(productId, name, lane, prices, stockShards == null ? 1 : stockShards);
        }
    }

    static List<Entry> catalogue() {
        return read("catalogue.json", new TypeReference<>() {});
    }

    /** Somebody who orders, and where they are reached. */
    record Person(
            String customerId,
            String name,
            boolean active,
            Set<String> channels,
            String language,
            String email,
            String phone,
            @Nullable String webhookUrl) {

        Customer customer() {
            return new Customer(customerId, name, active, channels);
        }
    }

    static List<Person> people() {
        return read("customers.json", new TypeReference<>() {});
    }

    static List<Customer> customers() {
        return people().stream().map(Person::customer).toList();
    }

    static Map<String, Entry> byId() {
        return catalogue().stream().collect(Collectors.toMap(Entry::productId, Function.identity()));
    }

    static PlaceOrder order(String name) {
        return Json.read(Examples.order(name), PlaceOrder.class);
    }

    static String currencyOf(PlaceOrder order) {
        return order.currency() == null ? DEFAULT_CURRENCY : order.currency();
    }

    /** What the catalogue says that the order costs. */
    static Money total(PlaceOrder order) {
        Map<String, Entry> shop = byId();
        Money total = Money.zero(currencyOf(order));
        for (PlaceOrder.Item item : order.items()) {
            total = total.plus(price(shop, item.productId(), total.currency()).times(item.quantity()));
        }
        return total;
    }

    static Money price(Map<String, Entry> shop, String productId, String currency) {
        Entry entry = shop.get(productId);
        Long price = entry == null ? null : entry.prices().get(currency);
        if (price == null) {
            throw new IllegalArgumentException(productId + " is not sold in " + currency);
        }
        return new Money(price, currency);
    }

    /** How many of each product, over all lines. */
    static Map<String, Integer> quantities(PlaceOrder order) {
        return order.items().stream()
                .collect(Collectors.toMap(PlaceOrder.Item::productId, PlaceOrder.Item::quantity, Math::addExact));
    }

    private static <T> T read(String path, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(Examples.text(path), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
