package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.Map;
import orderhub.schemas.stock.StockLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

class StockDeskTest {

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final StockDesk desk = new StockDesk(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"));

    @Test
    void tells_what_is_in_the_one_stock_item_of_a_product() {
        dynamoDb.finds(Map.of("TEA", stock(5, 2, 1)));

        assertThat(desk.levels("TEA")).containsExactly(new StockLevel("TEA", 5, 2, 1));
    }

    @Test
    void tells_what_is_in_each_shard_at_one_instant() {
        dynamoDb.finds(Map.of(
                "TEA", with("shards", 3, stock(5, 2, 1)),
                "TEA#1", stock(7, 0, 0)));

        assertThat(desk.levels("TEA"))
                .containsExactly(
                        new StockLevel("TEA", 5, 2, 1),
                        new StockLevel("TEA#1", 7, 0, 0),
                        new StockLevel("TEA#2", 0, 0, 0));
        Object last = dynamoDb.requests().get(dynamoDb.requests().size() - 1);
        assertThat(((TransactGetItemsRequest) last).transactItems()).hasSize(3);
    }

    @Test
    void a_product_that_is_sold_and_was_never_in_stock_has_none() {
        dynamoDb.finds(Map.of())
                .finds(Map.of("TEA", StoredItems.item(aProduct("TEA").build())));

        assertThat(desk.levels("TEA")).containsExactly(new StockLevel("TEA", 0, 0, 0));
    }

    @Test
    void a_product_that_is_neither_sold_nor_in_stock_is_unknown() {
        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> desk.levels("TEA"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "TEA#1", "tea"})
    void what_can_be_no_product_s_id_is_not_looked_for(@Nullable String id) {
        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> desk.levels(id));
        assertThat(dynamoDb.requests()).isEmpty();
    }

    static Map<String, AttributeValue> stock(long available, long reserved, long shipped) {
        return Map.of(
                "available_quantity", number(available),
                "reserved_quantity", number(reserved),
                "shipped_quantity", number(shipped));
    }

    static Map<String, AttributeValue> with(String name, long value, Map<String, AttributeValue> item) {
        Map<String, AttributeValue> more = new HashMap<>(item);
        more.put(name, number(value));
        return more;
    }
}
