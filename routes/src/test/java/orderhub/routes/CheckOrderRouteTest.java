package orderhub.routes;

import static orderhub.schemas.ACustomer.aCustomer;
import static orderhub.schemas.APlaceOrder.aPlaceOrder;
import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import orderhub.processors.checking.Checked;
import orderhub.routes.dynamodb.ReadIncompleteException;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.PlaceOrder;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Customer;
import orderhub.schemas.catalogue.Product;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

class CheckOrderRouteTest extends RouteTest {

    private static final String CUSTOMERS = "aws2-ddb:customers";
    private static final String CATALOGUE = "aws2-ddb:catalogue";
    private static final Product COFFEE = aProduct("COF-ETH-250").build();
    private static final Product KETTLE = aProduct("KIT-KETTLE").at(8900, "EUR").build();

    CheckOrderRouteTest() {
        super("check-order", List.of("check-order", "check-customer", "check-items", "check-payment-method"), Map.of());
    }

    @Test
    void finds_nothing_wrong_with_a_good_order_and_brings_its_products_back() {
        found(aCustomer().build());
        found(COFFEE);

        Checked checked = check(aPlaceOrder().build());

        assertThat(checked.valid()).isTrue();
        assertThat(checked.products()).isEqualTo(Map.of("COF-ETH-250", COFFEE));
        assertThat(mocked(CUSTOMERS).getExchanges().get(0).getMessage().getHeader(Ddb2Constants.KEY))
                .isEqualTo(Map.of("customer_id", AttributeValue.fromS("cus-amara-okafor")));
    }

    @Test
    void finds_all_that_is_wrong_at_once() {
        Answers.header(mocked(CUSTOMERS), Ddb2Constants.ATTRIBUTES, Map.of());
        found(KETTLE);

        Checked checked = check(aPlaceOrder()
                .withItem("COF-ETH-250", 1)
                .withItem("KIT-KETTLE", 1)
                .withPayment("cash", "none")
                .build());

        assertThat(checked.violations())
                .extracting(Violation::pointer, Violation::code)
                .containsExactlyInAnyOrder(
                        tuple("/customerId", "unknown-customer"),
                        tuple("/items/0/productId", "unknown-product"),
                        tuple("/items/1/productId", "not-sold-in-currency"),
                        tuple("/paymentMethod/type", "unsupported-payment-method"));
    }

    @Test
    void finds_a_customer_who_may_not_order() {
        found(aCustomer().inactive().build());
        found(COFFEE);

        Checked checked = check(aPlaceOrder().build());

        assertThat(checked.violations()).extracting(Violation::code).containsExactly("inactive-customer");
    }

    @Test
    void asks_for_a_product_that_stands_on_several_lines_once() {
        found(aCustomer().build());
        found(COFFEE);

        check(aPlaceOrder()
                .withItem("COF-ETH-250", 1)
                .withItem("KIT-KETTLE", 1)
                .withItem("COF-ETH-250", 2)
                .build());

        assertThat(mocked(CATALOGUE).getExchanges()).hasSize(1);
        assertThat(mocked(CATALOGUE).getExchanges().get(0).getMessage().getHeader(Ddb2Constants.BATCH_ITEMS))
                .isEqualTo(Map.of("catalogue", keys("COF-ETH-250", "KIT-KETTLE")));
    }

    @ParameterizedTest
    @ValueSource(strings = {CUSTOMERS, CATALOGUE})
    void a_lookup_that_fails_is_a_fault_and_no_finding(String unreachable) {
        found(aCustomer().build());
        found(COFFEE);
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(unreachable), fault);

        Exchange answer = run(aPlaceOrder().build(), Map.of());

        assertThat(answer.getException()).isSameAs(fault);
    }

    @Test
    void a_fault_counts_more_than_findings() {
        Answers.header(mocked(CUSTOMERS), Ddb2Constants.ATTRIBUTES, Map.of());
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(CATALOGUE), fault);

        Exchange answer = run(aPlaceOrder().withPayment("cash", "none").build(), Map.of());

        assertThat(answer.getException()).isSameAs(fault);
    }

    @Test
    void products_that_were_not_read_are_a_fault_and_not_unknown() {
        found(aCustomer().build());
        mocked(CATALOGUE).whenAnyExchangeReceived(exchange -> {
            exchange.getMessage().setHeader(Ddb2Constants.BATCH_RESPONSE, Map.of());
            exchange.getMessage().setHeader(Ddb2Constants.UNPROCESSED_KEYS, Map.of("catalogue", keys("COF-ETH-250")));
        });

        Exchange answer = run(aPlaceOrder().build(), Map.of());

        assertThat(answer.getException()).isInstanceOf(ReadIncompleteException.class);
    }

    private Checked check(PlaceOrder request) {
        Exchange answer = run(request, Map.of());
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(Checked.class);
    }

    private void found(Customer customer) {
        Answers.header(mocked(CUSTOMERS), Ddb2Constants.ATTRIBUTES, StoredItems.item(customer));
    }

    private void found(Product product) {
        Answers.header(
                mocked(CATALOGUE),
                Ddb2Constants.BATCH_RESPONSE,
                Map.of("catalogue", List.of(StoredItems.item(product))));
    }

    private static KeysAndAttributes keys(String... productIds) {
        List<Map<String, AttributeValue>> keys = Arrays.stream(productIds)
                .map(id -> Map.of("product_id", AttributeValue.fromS(id)))
                .toList();
        return KeysAndAttributes.builder().keys(keys).build();
    }
}
