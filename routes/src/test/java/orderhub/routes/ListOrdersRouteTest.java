package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import orderhub.processors.listing.OrderPage;
import orderhub.processors.listing.Position;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.api.Violation;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ListOrdersRouteTest extends ApiRouteTest {

    ListOrdersRouteTest() {
        super("list-orders");
    }

    @Test
    void shows_a_page_and_where_the_next_begins() throws Exception {
        Answers.body(
                mocked("bean:orderLists"),
                new OrderPage(List.of(anOrder().shipped().build()), new Position(AnOrder.CREATED_AT, ORDER_ID)));

        Exchange answer = list("limit=1");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        String body = answer.getMessage().getBody(String.class);
        JsonNode page = HubJson.mapper().readTree(body);
        assertThat(page.at("/orders/0/orderId").asText()).isEqualTo(ORDER_ID);
        assertThat(page.path("next").asText()).isNotEmpty();
        assertThat(answer.getMessage().getHeader("Link", String.class))
                .isEqualTo("</orders?customerId=C-1001&limit=1&cursor="
                        + page.path("next").asText() + ">; rel=\"next\"");
        assertThat(body).doesNotContain(TOKEN);
    }

    @Test
    void the_last_page_leads_nowhere() {
        Answers.body(mocked("bean:orderLists"), new OrderPage(List.of(), null));

        Exchange answer = list("");

        assertThat(answer.getMessage().getBody(String.class)).isEqualTo("{\"orders\":[]}");
        assertThat(answer.getMessage().getHeader("Link")).isNull();
    }

    @Test
    void answers_400_and_names_what_means_nothing() {
        list("limit=0");

        assertProblem("invalid-parameter", 400);
        assertThat(problem().errors()).extracting(Violation::parameter).containsExactly("limit");
        assertNotCalled(mocked("bean:orderLists"));
    }

    @Test
    void answers_400_when_the_cursor_was_given_to_somebody_else_or_to_nobody() {
        list("cursor=AAAA");

        assertProblem("invalid-cursor", 400);
        assertNotCalled(mocked("bean:orderLists"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked("bean:orderLists"), SdkClientException.create("no route"));

        Exchange answer = list("");

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
    }

    private Exchange list(String query) {
        return call("", Map.of(Exchange.HTTP_QUERY, query, "Hub-Subject", "kim", "Hub-Customer", "C-1001"));
    }
}
