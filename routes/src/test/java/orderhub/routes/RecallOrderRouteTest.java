package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.processors.checking.Checked;
import orderhub.processors.placing.OrderIdentity;
import orderhub.routes.dynamodb.Accepted;
import orderhub.routes.dynamodb.IdempotencyKeyReusedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RecallOrderRouteTest extends RouteTest {

    private static final String LOAD = "direct:load-order";
    private static final List<Violation> FOUND = List.of(
            new Violation("/items/0/productId", "unknown-product", "The catalogue does not have this product."));

    private final Order stored = anOrder().withRequestHash("this").reserved().build();

    RecallOrderRouteTest() {
        super("recall-order");
    }

    @Test
    void an_order_that_was_accepted_before_is_the_answer_as_it_is_now() {
        Answers.body(mocked(LOAD), stored);

        Exchange done = recall("this");

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(new Accepted(stored, true));
        assertThat(mocked(LOAD).getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("orderId"))
                .containsExactly(stored.orderId());
    }

    @Test
    void without_one_everything_that_the_checks_found_is_said() {
        Answers.fault(mocked(LOAD), new OrderNotFoundException());

        assertThat(recall("this").getException())
                .isInstanceOfSatisfying(InvalidRequestException.class, refused -> assertThat(refused.violations())
                        .isEqualTo(FOUND));
    }

    @Test
    void a_key_of_another_request_is_refused() {
        Answers.body(mocked(LOAD), stored);

        assertThat(recall("another").getException()).isInstanceOf(IdempotencyKeyReusedException.class);
    }

    @Test
    void a_table_that_does_not_answer_is_not_taken_for_no_order() {
        SdkClientException fault = SdkClientException.create("no answer");
        Answers.fault(mocked(LOAD), fault);

        assertThat(recall("this").getException()).isSameAs(fault);
    }

    private Exchange recall(String requestHash) {
        OrderIdentity identity = new OrderIdentity(stored.orderId(), RANDOM.toString(), requestHash);
        return template.request("direct:recall-order", exchange -> {
            exchange.setVariable("identity", identity);
            exchange.getMessage().setBody(Checked.of(FOUND));
        });
    }
}
