package orderhub.routes;

import static orderhub.schemas.AnOrder.CORRELATION_ID;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ShowOrderRouteTest extends RouteTest {

    ShowOrderRouteTest() {
        super("show-order");
    }

    @Test
    void shows_the_order_as_json() throws Exception {
        Exchange answer = run(anOrder().dispatched(Lane.EXPRESS).build(), Map.of());

        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        JsonNode view = HubJson.mapper().readTree(answer.getMessage().getBody(String.class));
        assertThat(view.path("orderId").asText()).isEqualTo(ORDER_ID);
        assertThat(view.path("status").asText()).isEqualTo("DISPATCHED");
        assertThat(view.path("totalAmount").asLong()).isEqualTo(2598);
        assertThat(view.path("createdAt").asText()).isEqualTo("2026-03-02T10:15:30Z");
        assertThat(view.path("lane").asText()).isEqualTo("EXPRESS");
    }

    @Test
    void answers_with_the_correlation_id_that_the_order_was_placed_with() {
        Exchange answer = run(anOrder().build(), Map.of("X-Correlation-Id", "the caller's other one"));

        assertThat(answer.getMessage().getHeader("X-Correlation-Id")).isEqualTo(CORRELATION_ID);
    }

    @Test
    void names_the_version_that_it_shows() {
        Order order = anOrder().dispatched(Lane.EXPRESS).build();

        Exchange answer = run(order, Map.of("ETag", "the caller's"));

        assertThat(order.version()).isEqualTo(4);
        assertThat(answer.getMessage().getHeader("ETag")).isEqualTo("\"4\"");
    }

    @Test
    void leaves_out_what_is_not_known_yet() {
        String view = shown(anOrder().build());

        assertThat(view).doesNotContain("null", "paymentId", "trackingId", "reservationId", "reason");
    }

    @Test
    void never_shows_the_payment_token_or_the_saga() {
        String view = shown(anOrder().carriedBy("saga-1").shipped().build());

        assertThat(view).contains("\"paymentMethod\":\"card\"").doesNotContain(TOKEN, "saga");
    }

    @Test
    void keeps_the_status_and_location_that_were_set_before() {
        Exchange answer =
                run(anOrder().build(), Map.of(Exchange.HTTP_RESPONSE_CODE, "202", "Location", "/orders/" + ORDER_ID));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo("202");
        assertThat(answer.getMessage().getHeader("Location")).isEqualTo("/orders/" + ORDER_ID);
    }

    private String shown(Order order) {
        return run(order, Map.of()).getMessage().getBody(String.class);
    }
}
