package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ResumeLeftBehindRouteTest extends RouteTest {

    private static final String RESUME = "direct:resume-order";

    ResumeLeftBehindRouteTest() {
        super("resume-left-behind");
    }

    @Test
    void an_order_of_the_saga_that_ended_is_looked_after() {
        Order order = anOrder().pending().expired().carriedBy(SAGA_ID).build();
        Answers.body(mocked("direct:load-order"), order);

        assertThat(ended(SAGA_ID).getException()).isNull();
        assertThat(Answers.bodies(mocked(RESUME), Order.class)).containsExactly(order);
    }

    @Test
    void an_order_that_another_saga_has_taken_over_is_that_sagas() {
        Answers.body(
                mocked("direct:load-order"),
                anOrder().pending().expired().carriedBy(SAGA_ID).build());

        assertThat(ended("another").getException()).isNull();
        assertThat(mocked(RESUME).getReceivedCounter()).isZero();
    }

    /** Each try of its message begins a saga, and each of those ends: a dead letter would come back by itself, for ever. */
    @Test
    void an_order_that_never_got_as_far_as_to_have_a_saga_is_left_to_its_message() {
        Answers.body(mocked("direct:load-order"), anOrder().build());

        assertThat(ended(SAGA_ID).getException()).isNull();
        assertThat(mocked(RESUME).getReceivedCounter()).isZero();
    }

    @Test
    void an_order_that_is_not_there_is_a_fault() {
        Answers.fault(mocked("direct:load-order"), new OrderNotFoundException());

        assertThat(ended(SAGA_ID).getException()).isInstanceOf(OrderNotFoundException.class);
    }

    @Test
    void an_order_that_cannot_be_sent_on_is_a_fault() {
        IllegalStateException fault = new IllegalStateException("no queue");
        Answers.body(
                mocked("direct:load-order"),
                anOrder().pending().expired().carriedBy(SAGA_ID).build());
        Answers.fault(mocked(RESUME), fault);

        assertThat(ended(SAGA_ID).getException()).isSameAs(fault);
    }

    private Exchange ended(String sagaId) {
        return run("", Map.of("orderId", ORDER_ID, "Long-Running-Action", sagaId));
    }
}
