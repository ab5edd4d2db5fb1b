package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.contract.Contract;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class GetOrderEventsRouteTest extends ApiRouteTest {

    GetOrderEventsRouteTest() {
        super("get-order-events");
    }

    @Test
    void tells_an_orders_story_as_the_events_that_were_published() throws Exception {
        Answers.body(
                mocked("direct:load-own-order"),
                anOrder().withCustomer("C-1001").shipped().build());

        Exchange answer = get();

        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        JsonNode told = HubJson.mapper().readTree(answer.getMessage().getBody(String.class));
        assertThat(told.path("orderId").asText()).isEqualTo(ORDER_ID);
        assertThat(told.path("events").findValuesAsText("eventType"))
                .containsExactly(
                        "OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");
        for (JsonNode event : told.path("events")) {
            assertThat(Contract.of("events/" + event.path("eventType").asText()).violations(event))
                    .isEmpty();
        }
    }

    @Test
    void does_not_show_the_payment_token() {
        Answers.body(
                mocked("direct:load-own-order"),
                anOrder().rejectedByReviewer().refunded().released().build());

        assertThat(get().getMessage().getBody(String.class)).isNotEmpty().doesNotContain(TOKEN);
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        get();

        assertProblem("order-not-found", 404);
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked("direct:load-own-order"), SdkClientException.create("no route"));

        get();

        assertProblem("unavailable", 503);
    }

    private Exchange get() {
        return call("", Map.of("orderId", ORDER_ID));
    }
}
