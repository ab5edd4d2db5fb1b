package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.Attributes.textOrNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.notification.Contact;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** What the {@code aws2-ddb} component needs to get products and customers, and what to make of its answers. */
public final class CatalogueReads {

    private final String catalogue;
    private final int stockShards;

    /**
     * @param tables of which the catalogue's name goes into a batch request
     * @param stockShards over how many shards the stock of a product is spread that does not say so itself
     */
    public CatalogueReads(TableNames tables, int stockShards) {
        this.catalogue = tables.catalogue();
        this.stockShards = stockShards;
    }

    /** A customer's key. */
    public Map<String, AttributeValue> customerKey(String customerId) {
        return Map.of("customer_id", text(customerId));
    }

    /** The customer that was got, or empty if there was none. */
    public Optional<Customer> customer(@Header("CamelAwsDdbAttributes") @Nullable Map<String, AttributeValue> item) {
        if (item == null || item.isEmpty()) {
            return Optional.empty();
        }
        AttributeValue channels = item.get("channels");
        return Optional.of(new Customer(
                text(item, "customer_id"),
                text(item, "name"),
                Boolean.TRUE.equals(item.getOrDefault("active", AttributeValue.fromBool(false))
                        .bool()),
                channels == null ? new TreeSet<>() : new TreeSet<>(channels.ss())));
    }

    /** Where the customer that was got is reached, or empty if there was none. */
    public Optional<Contact> contact(@Header("CamelAwsDdbAttributes") @Nullable Map<String, AttributeValue> item) {
        if (item == null || item.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Contact(
                text(item, "customer_id"),
                text(item, "name"),
                textOrNull(item, "language"),
                textOrNull(item, "email"),
                textOrNull(item, "phone"),
                textOrNull(item, "webhook_url")));
    }

    /** One batch for all products of a request, each once: the service refuses a key that is named twice. */
    public Map<String, KeysAndAttributes> productKeys(PlaceOrder request) {
        List<Map<String, AttributeValue>> keys = request.items().stream()
                .map(PlaceOrder.Item::productId)
                .distinct()
                .map(ProductItems::key)
                .toList();
        return Map.of(catalogue, KeysAndAttributes.builder().keys(keys).build());
    }

    /**
     * The products that were got, by id; one that is not there was not found.
     *
     * @throws ReadIncompleteException if the service left some of the keys for later
     * @throws CorruptItemException if an item is not a product
     */
    public Map<String, Product> products(
            @Header("CamelAwsDdbBatchResponse") Map<String, List<Map<String, AttributeValue>>> answer,
            @Header("CamelAwsDdbUnprocessedKeys") @Nullable Map<String, KeysAndAttributes> unprocessed) {
        if (unprocessed != null && !unprocessed.isEmpty()) {
            throw new ReadIncompleteException();
        }
        Map<String, Product> products = new HashMap<>();
        for (Map<String, AttributeValue> item : answer.getOrDefault(catalogue, List.of())) {
            Product product = ProductItems.toProduct(item, stockShards);
            products.put(product.productId(), product);
        }
        return products;
    }
}
