package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ResumeByHandRouteTest extends ApiRouteTest {

    ResumeByHandRouteTest() {
        super("resume-by-hand");
    }

    @Test
    void has_the_order_looked_after_and_shows_it_as_it_stands() {
        Order order = anOrder().pending().build();
        Answers.body(mocked("direct:load-order"), order);

        Exchange answer = resume();

        assertThat(answer.getException()).isNull();
        assertThat(Answers.bodies(mocked("direct:resume-order"), Order.class)).containsExactly(order);
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(order);
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-order"), new OrderNotFoundException());

        resume();

        assertProblem("order-not-found", 404);
        assertNotCalled(mocked("direct:resume-order"), mocked("direct:show-order"));
    }

    @Test
    void answers_503_while_the_queue_is_out_of_reach() {
        Answers.fault(mocked("direct:resume-order"), SdkClientException.create("no route"));

        Exchange answer = resume();

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
        assertNotCalled(mocked("direct:show-order"));
    }

    @Test
    void answers_503_while_the_order_cannot_be_read() {
        Answers.fault(mocked("direct:load-order"), SdkClientException.create("no route"));

        resume();

        assertProblem("unavailable", 503);
        assertNotCalled(mocked("direct:show-order"));
    }

    private Exchange resume() {
        return call("", Map.of("orderId", ORDER_ID));
    }
}
