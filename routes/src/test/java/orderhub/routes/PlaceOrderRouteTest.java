package orderhub.routes;

import static orderhub.schemas.AProduct.aProduct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.processors.checking.Checked;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.placing.OrderIdentity;
import orderhub.routes.callers.Callers;
import orderhub.routes.callers.NotYourCustomerException;
import orderhub.routes.dynamodb.Accepted;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;
import orderhub.routes.identity.OrderKey;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.junit.jupiter.api.Test;

/** What it is to accept-order and accept-batch, whose tests show the rest: it uses the key, and leaves faults to them. */
class PlaceOrderRouteTest extends RouteTest {

    PlaceOrderRouteTest() {
        super("place-order");
    }

    @Test
    void an_order_has_the_id_that_follows_from_its_key() {
        Answers.body(
                mocked("direct:check-order"),
                new Checked(
                        List.of(), Map.of("COF-ETH-250", aProduct("COF-ETH-250").build())));
        mocked("bean:orderStore").whenAnyExchangeReceived(exchange -> {
            Order order =
                    exchange.getMessage().getMandatoryBody(Transition.class).after();
            exchange.getMessage().setBody(new Accepted(order, false));
        });

        Exchange first = place(AcceptOrderFixture.BODY, new OrderKey.OfBatch("kim", "key-1", 0));
        place(AcceptOrderFixture.BODY, new OrderKey.OfBatch("kim", "key-1", 1));
        place(AcceptOrderFixture.BODY, new OrderKey.OfBatch("kim", "key-1", 0));

        assertThat(first.getException()).isNull();
        assertThat(first.getVariable("identity", OrderIdentity.class).orderId())
                .isEqualTo(stored(0).after().orderId())
                .isEqualTo(stored(2).after().orderId())
                .isNotEqualTo(stored(1).after().orderId());
    }

    @Test
    void what_breaks_the_contract_is_a_fault_for_whoever_asked() {
        assertThat(place("{}", new OrderKey.OfCustomer("key-1")).getException())
                .isInstanceOf(JsonValidationException.class);
    }

    @Test
    void what_is_no_json_is_a_fault_for_whoever_asked() {
        assertThat(place("{", new OrderKey.OfCustomer("key-1")).getException())
                .isInstanceOf(MalformedBodyException.class);
    }

    @Test
    void what_never_passed_its_checks_is_a_fault_for_whoever_asked() {
        List<Violation> found = List.of(new Violation("/customerId", "unknown-customer", "There is no such customer."));
        Answers.body(mocked("direct:check-order"), Checked.of(found));
        Answers.fault(mocked("direct:recall-order"), new InvalidRequestException(found));

        assertThat(place(AcceptOrderFixture.BODY, new OrderKey.OfCustomer("key-1"))
                        .getException())
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void an_order_for_another_than_the_caller_s_customer_is_a_fault_before_anything_is_looked_up() {
        assertThat(place(AcceptOrderFixture.BODY, new OrderKey.OfCustomer("key-1"), "C-1002")
                        .getException())
                .isInstanceOf(NotYourCustomerException.class);
        assertThat(mocked("direct:check-order").getExchanges()).isEmpty();
    }

    private Exchange place(String body, OrderKey key) {
        return place(body, key, "C-1001");
    }

    private Exchange place(String body, OrderKey key, String customer) {
        return template.request("direct:place-order", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(Callers.SUBJECT, "jo");
            exchange.getMessage().setHeader(Callers.CUSTOMER, customer);
            exchange.setVariable("orderKey", key);
        });
    }
}
