package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.http.NotInReviewException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RejectOrderRouteTest extends ApiRouteTest {

    RejectOrderRouteTest() {
        super("reject-order");
    }

    @Test
    void sends_an_order_in_review_back_to_be_undone_and_shows_it() throws Exception {
        Order waiting = anOrder().inReview().build();
        Answers.body(mocked("direct:load-own-order"), waiting);
        storeThatSaves();
        mocked("direct:relay-aside").expectedMessageCount(1);

        Exchange answer = reject();

        Order rejected = stored(0).after();
        assertThat(rejected.version()).isEqualTo(waiting.version() + 1);
        assertThat(rejected.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(rejected.lastChange().type()).isEqualTo(EventType.REVIEW_REJECTED);
        assertThat(rejected.updatedAt()).isEqualTo(NOW);
        assertThat(Answers.target(mocked("bean:orderStore"))).endsWith("method=save");
        assertThat(answer.getException()).isNull();
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(rejected);
        mocked("direct:relay-aside").assertIsSatisfied();
        assertThat(Answers.bodies(mocked("direct:relay-aside"), Order.class)).containsExactly(rejected);
    }

    @Test
    void asks_whether_the_order_waits_for_a_person_before_anything_is_written() {
        Order order = anOrder().paid().build();
        Answers.body(mocked("direct:load-own-order"), order);
        Answers.fault(mocked("direct:require-review"), new NotInReviewException("order is PAID"));

        reject();

        assertThat(Answers.bodies(mocked("direct:require-review"), Order.class)).containsExactly(order);
        assertProblem("not-in-review", 409);
        assertNothingDone();
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        reject();

        assertProblem("order-not-found", 404);
        assertNotCalled(mocked("direct:require-review"));
        assertNothingDone();
    }

    @Test
    void answers_409_when_somebody_else_was_faster() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());
        Answers.fault(mocked("bean:orderStore"), new OrderChangedException("order is at version 6, not 4"));

        reject();

        assertProblem("order-changed", 409);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void decides_on_the_version_that_was_asked_for() {
        Order waiting = anOrder().inReview().build();
        Answers.body(mocked("direct:load-own-order"), waiting);
        storeThatSaves();

        reject("If-Match", "\"" + waiting.version() + "\"");

        assertThat(stored(0).after().version()).isEqualTo(waiting.version() + 1);
    }

    @Test
    void answers_412_when_the_order_is_at_another_version_whatever_it_waits_for() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());

        reject("If-Match", "\"1\"");

        assertProblem("precondition-failed", 412);
        assertNotCalled(mocked("direct:require-review"));
        assertNothingDone();
    }

    @Test
    void answers_412_when_the_order_left_the_version_that_was_asked_for_before_it_was_written() {
        Order waiting = anOrder().inReview().build();
        Answers.body(mocked("direct:load-own-order"), waiting);
        Answers.fault(mocked("bean:orderStore"), new OrderChangedException("order is at version 6, not 4"));

        reject("If-Match", "\"" + waiting.version() + "\"");

        assertProblem("precondition-failed", 412);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void answers_412_to_whoever_wants_no_version_that_there_is() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());

        reject("If-None-Match", "*");

        assertProblem("precondition-failed", 412);
        assertNothingDone();
    }

    @Test
    void answers_400_when_the_version_makes_no_sense() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());

        reject("If-Match", "4");

        assertProblem("invalid-parameter", 400);
        assertNothingDone();
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());
        Answers.fault(mocked("bean:orderStore"), SdkClientException.create("no route"));

        Exchange answer = reject();

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    private Exchange reject(String condition, String value) {
        return call("", Map.of("orderId", ORDER_ID, condition, value));
    }

    private Exchange reject() {
        return call("", Map.of("orderId", ORDER_ID));
    }

    private void assertNothingDone() {
        assertNotCalled(mocked("bean:orderStore"), mocked("direct:relay-aside"), mocked("direct:show-order"));
    }
}
