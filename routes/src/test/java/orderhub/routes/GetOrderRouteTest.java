package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class GetOrderRouteTest extends ApiRouteTest {

    GetOrderRouteTest() {
        super("get-order");
    }

    @Test
    void shows_the_order_that_was_asked_for() {
        Order order = anOrder().paid().build();
        Answers.body(mocked("direct:load-own-order"), order);

        Exchange answer = get();

        assertThat(answer.getException()).isNull();
        assertThat(mocked("direct:load-own-order")
                        .getExchanges()
                        .get(0)
                        .getMessage()
                        .getHeader("orderId"))
                .isEqualTo(ORDER_ID);
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(order);
    }

    @Test
    void answers_404_when_there_is_none() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        get();

        assertProblem("order-not-found", 404);
        assertNotCalled(mocked("direct:show-order"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked("direct:load-own-order"), SdkClientException.create("no route"));

        Exchange answer = get();

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
    }

    @Test
    void answers_500_when_the_stored_order_makes_no_sense() {
        Answers.fault(mocked("direct:load-own-order"), new CorruptItemException("no text attribute status"));

        get();

        assertProblem("internal", 500);
        assertThat(problem().toString()).doesNotContain("attribute");
    }

    private Exchange get() {
        return call("", Map.of("orderId", ORDER_ID));
    }
}
