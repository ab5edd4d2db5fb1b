package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.callers.Callers;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class LoadOwnOrderRouteTest extends RouteTest {

    private final Order order = anOrder().build();

    LoadOwnOrderRouteTest() {
        super("load-own-order");
    }

    @Test
    void gives_callers_their_own_order() {
        Answers.body(mocked("direct:load-order"), order);

        Exchange answer = loadFor(order.placed().customerId());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(order);
    }

    @Test
    void somebody_elses_order_fails_as_a_missing_one_does() {
        Answers.body(mocked("direct:load-order"), order);
        Exception theirs = loadFor("C-9999").getException();

        mocked("direct:load-order").reset();
        Answers.fault(mocked("direct:load-order"), new OrderNotFoundException());
        Exception missing = loadFor("C-9999").getException();

        assertThat(theirs).isInstanceOf(OrderNotFoundException.class).hasSameClassAs(missing);
        assertThat(theirs).hasMessage(missing.getMessage());
    }

    private Exchange loadFor(String customerId) {
        return run("", Map.of("orderId", ORDER_ID, Callers.SUBJECT, "jo", Callers.CUSTOMER, customerId));
    }
}
