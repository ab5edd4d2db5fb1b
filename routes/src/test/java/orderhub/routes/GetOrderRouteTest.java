package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"\"3\"", "W/\"3\"", "*", "\"1\", \"3\""})
    void says_no_more_than_that_it_has_not_changed_to_whoever_has_this_version(String ifNoneMatch) {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        Exchange answer = call("", Map.of("orderId", ORDER_ID, "If-None-Match", ifNoneMatch));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(304);
        assertThat(answer.getMessage().getHeader("ETag")).isEqualTo("\"3\"");
        assertThat(answer.getMessage().getBody(String.class)).isEmpty();
        assertNotCalled(mocked("direct:show-order"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"33\"", ""})
    void shows_the_order_to_whoever_has_another_version(String ifNoneMatch) {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        call("", Map.of("orderId", ORDER_ID, "If-None-Match", ifNoneMatch));

        assertThat(mocked("direct:show-order").getExchanges()).hasSize(1);
    }

    @Test
    void a_header_that_comes_twice_is_one_list() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        Exchange answer = call("", Map.of("orderId", ORDER_ID, "If-None-Match", List.of("\"1\"", "\"3\"")));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(304);
    }

    @Test
    void answers_with_the_order_as_it_is_when_the_wait_is_over() {
        Order ended = anOrder().shipped().build();
        Answers.body(mocked("direct:load-own-order"), ended);

        call("", Map.of("orderId", ORDER_ID, Exchange.HTTP_QUERY, "waitFor=terminal&timeout=60"));

        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(ended);
    }

    @Test
    void answers_400_and_names_the_parameter_when_nothing_can_be_waited_for() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        call("", Map.of("orderId", ORDER_ID, Exchange.HTTP_QUERY, "waitFor=godot"));

        assertProblem("invalid-parameter", 400);
        assertThat(problem().errors()).extracting(Violation::parameter).containsExactly("waitFor");
        assertNotCalled(mocked("direct:show-order"));
    }

    @Test
    void answers_412_when_the_order_is_not_at_the_version_that_was_asked_for() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        call("", Map.of("orderId", ORDER_ID, "If-Match", "\"2\"", "If-None-Match", "*"));

        assertProblem("precondition-failed", 412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"If-Match", "If-None-Match"})
    void answers_400_and_names_the_header_that_makes_no_sense(String header) {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        call("", Map.of("orderId", ORDER_ID, header, "3"));

        assertProblem("invalid-parameter", 400);
        assertThat(problem().errors()).extracting(Violation::parameter).containsExactly(header);
        assertNotCalled(mocked("direct:show-order"));
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
