package orderhub.routes.dynamodb;

import static orderhub.schemas.ACustomer.aCustomer;
import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.catalogue.Product;
import orderhub.schemas.notification.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class CatalogueReadsTest {

    private static final Product COFFEE = aProduct("COF-ETH-250")
            .onLane(Lane.EXPRESS)
            .at(1299, "USD")
            .at(1900, "JPY")
            .build();

    private final CatalogueReads reads = new CatalogueReads(
            new TableNames("orders", "stock", "reservations", "the-catalogue", "customers", "event_tallies", "inbox"),
            2);

    @Test
    void reads_a_customer() {
        Customer customer = aCustomer().hearingBy("email", "sms").build();

        assertThat(reads.customer(StoredItems.item(customer))).contains(customer);
    }

    @Test
    void a_customer_without_channels_hears_nothing() {
        Customer customer = aCustomer().hearingBy().build();

        assertThat(reads.customer(StoredItems.item(customer))).contains(customer);
    }

    @Test
    void a_customer_who_is_not_marked_active_is_not() {
        Map<String, AttributeValue> item =
                new HashMap<>(StoredItems.item(aCustomer().build()));
        item.remove("active");

        assertThat(reads.customer(item))
                .hasValueSatisfying(customer -> assertThat(customer.active()).isFalse());
    }

    @Test
    void finds_no_customer_in_no_item() {
        assertThat(reads.customer(null)).isEmpty();
        assertThat(reads.customer(Map.of())).isEmpty();
    }

    @Test
    void reads_where_a_customer_is_reached() {
        Map<String, AttributeValue> item =
                new HashMap<>(StoredItems.item(aCustomer().withId("C-1").build()));
        item.put("language", AttributeValue.fromS("de"));
        item.put("email", AttributeValue.fromS("amara@example.com"));
        item.put("phone", AttributeValue.fromS("+12025550100"));
        item.put("webhook_url", AttributeValue.fromS("https://hooks.example.com"));

        assertThat(reads.contact(item))
                .contains(new Contact(
                        "C-1", "Amara Okafor", "de", "amara@example.com", "+12025550100", "https://hooks.example.com"));
    }

    @Test
    void a_customer_who_named_no_address_has_none() {
        assertThat(reads.contact(StoredItems.item(aCustomer().withId("C-1").build())))
                .contains(new Contact("C-1", "Amara Okafor", null, null, null, null));
        assertThat(reads.contact(Map.of())).isEmpty();
        assertThat(reads.contact(null)).isEmpty();
    }

    @Test
    void asks_for_each_product_once() {
        KeysAndAttributes keys = reads.productKeys(aPlaceOrder()
                        .withItem("A", 1)
                        .withItem("B", 2)
                        .withItem("A", 3)
                        .build())
                .get("the-catalogue");

        assertThat(keys)
                .isEqualTo(KeysAndAttributes.builder()
                        .keys(List.of(
                                Map.of("product_id", AttributeValue.fromS("A")),
                                Map.of("product_id", AttributeValue.fromS("B"))))
                        .build());
    }

    @Test
    void reads_products_by_their_ids() {
        Map<String, Product> products =
                reads.products(Map.of("the-catalogue", List.of(StoredItems.item(COFFEE))), Map.of());

        assertThat(products).isEqualTo(Map.of("COF-ETH-250", COFFEE));
    }

    @Test
    void a_product_says_over_how_many_shards_its_stock_is_spread() {
        Product hot = aProduct("HOT").inShards(16).build();

        assertThat(reads.products(Map.of("the-catalogue", List.of(StoredItems.item(hot))), null))
                .isEqualTo(Map.of("HOT", hot));
    }

    @Test
    void a_product_that_says_nothing_of_shards_is_spread_as_the_settings_say() {
        Map<String, AttributeValue> item = new HashMap<>(StoredItems.item(COFFEE));
        item.remove("stock_shards");

        assertThat(reads.products(Map.of("the-catalogue", List.of(item)), null).values())
                .extracting(Product::stockShards)
                .containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-42", "65", "4242424242"})
    void concludes_nothing_from_a_product_with_a_number_of_shards_that_cannot_be(String shards) {
        Map<String, AttributeValue> item = new HashMap<>(StoredItems.item(COFFEE));
        item.put("stock_shards", AttributeValue.fromN(shards));

        assertCorrupt(item);
    }

    @Test
    void finds_no_products_in_an_answer_about_none() {
        assertThat(reads.products(Map.of(), null)).isEmpty();
        assertThat(reads.products(Map.of("another-table", List.of(StoredItems.item(COFFEE))), null))
                .isEmpty();
    }

    @Test
    void takes_no_answer_that_leaves_keys_for_later() {
        Map<String, KeysAndAttributes> later = Map.of(
                "the-catalogue",
                KeysAndAttributes.builder()
                        .keys(List.of(Map.of("product_id", AttributeValue.fromS("A"))))
                        .build());

        assertThatExceptionOfType(ReadIncompleteException.class)
                .isThrownBy(() -> reads.products(Map.of("the-catalogue", List.of(StoredItems.item(COFFEE))), later));
    }

    @ParameterizedTest
    @ValueSource(strings = {"product_id", "name", "lane", "prices"})
    void concludes_nothing_from_a_product_that_lacks_something(String attribute) {
        Map<String, AttributeValue> item = new HashMap<>(StoredItems.item(COFFEE));
        item.remove(attribute);

        assertCorrupt(item);
    }

    @Test
    void concludes_nothing_from_a_product_with_a_lane_or_price_that_cannot_be() {
        Map<String, AttributeValue> unknownLane = new HashMap<>(StoredItems.item(COFFEE));
        unknownLane.put("lane", AttributeValue.fromS("4242"));
        Map<String, AttributeValue> textPrice = new HashMap<>(StoredItems.item(COFFEE));
        textPrice.put("prices", AttributeValue.fromM(Map.of("USD", AttributeValue.fromS("4242"))));
        Map<String, AttributeValue> brokenPrice = new HashMap<>(StoredItems.item(COFFEE));
        brokenPrice.put("prices", AttributeValue.fromM(Map.of("USD", AttributeValue.fromN("42.42"))));
        Map<String, AttributeValue> noPrice = new HashMap<>(StoredItems.item(COFFEE));
        noPrice.put("prices", AttributeValue.fromM(Map.of("USD", AttributeValue.fromN("0"))));

        assertThat(List.of(unknownLane, textPrice, brokenPrice, noPrice)).allSatisfy(this::assertCorrupt);
    }

    private void assertCorrupt(Map<String, AttributeValue> item) {
        assertThatExceptionOfType(CorruptItemException.class)
                .isThrownBy(() -> reads.products(Map.of("the-catalogue", List.of(item)), null))
                .withMessageNotContaining("42");
    }
}
