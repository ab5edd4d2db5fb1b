package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LoadOrderRouteTest extends RouteTest {

    private static final String ORDERS = "aws2-ddb:orders";

    LoadOrderRouteTest() {
        super("load-order");
    }

    @Test
    void reads_the_order_that_the_header_names() {
        Order order = anOrder().shipped().carriedBy("saga-1").build();
        found(StoredItems.item(order));

        Exchange answer = load(ORDER_ID);

        assertThat(answer.getMessage().getBody()).isEqualTo(order);
        Exchange asked = mocked(ORDERS).getExchanges().get(0);
        assertThat(asked.getMessage().getHeader(Ddb2Constants.KEY))
                .isEqualTo(Map.of("order_id", AttributeValue.fromS(ORDER_ID)));
    }

    @Test
    void reads_consistently_and_leaves_no_header_of_the_read_behind() {
        found(StoredItems.item(anOrder().build()));

        Exchange answer = load(ORDER_ID);

        assertThat(Answers.target(mocked(ORDERS))).contains("operation=GetItem", "consistentRead=true");
        assertThat(answer.getMessage().getHeaders()).containsOnlyKeys("orderId");
    }

    @Test
    void knows_no_order_that_is_not_there() {
        found(Map.of());

        assertThat(load(ORDER_ID).getException()).isInstanceOf(OrderNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e2",
                "7D0F6C1E-2B1A-4C55-9A3E-5F0B8C6D4E21",
                "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21\n",
                "../../etc/passwd"
            })
    void does_not_ask_the_table_for_what_is_no_uuid(String orderId) {
        Exchange answer = load(orderId);

        assertThat(answer.getException()).isInstanceOf(OrderNotFoundException.class);
        assertThat(answer.getException()).hasMessage("there is no such order");
        assertThat(mocked(ORDERS).getExchanges()).isEmpty();
    }

    @Test
    void does_not_ask_the_table_when_no_order_is_named() {
        assertThat(run("", Map.of()).getException()).isInstanceOf(OrderNotFoundException.class);
        assertThat(mocked(ORDERS).getExchanges()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"status, NOWHERE", "customer_id,", "currency, dollars", "history,", "version, 7", "payment_type,"})
    void concludes_nothing_from_an_item_that_is_no_order(String attribute, String value) {
        Map<String, AttributeValue> item =
                new HashMap<>(StoredItems.item(anOrder().build()));
        if (value == null) {
            item.remove(attribute);
        } else {
            item.put(
                    attribute, "version".equals(attribute) ? AttributeValue.fromN(value) : AttributeValue.fromS(value));
        }
        found(item);

        assertThat(load(ORDER_ID).getException()).isInstanceOf(CorruptItemException.class);
    }

    @Test
    void lets_a_table_that_is_out_of_reach_be_somebody_elses_matter() {
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(ORDERS), fault);

        assertThat(load(ORDER_ID).getException()).isSameAs(fault);
    }

    private Exchange load(String orderId) {
        return run("", Map.of("orderId", orderId));
    }

    private void found(Map<String, AttributeValue> item) {
        Answers.header(mocked(ORDERS), Ddb2Constants.ATTRIBUTES, item);
    }
}
