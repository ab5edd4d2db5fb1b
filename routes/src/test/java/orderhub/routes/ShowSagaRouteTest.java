package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ShowSagaRouteTest extends RouteTest {

    ShowSagaRouteTest() {
        super("show-saga");
    }

    @Test
    void shows_the_saga_as_json() {
        Exchange answer = run(Map.of("status", "PARKED", "since", NOW), Map.of());

        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.getMessage().getBody(String.class))
                .contains("\"status\":\"PARKED\"", "\"since\":\"2026-01-02T03:04:05Z\"");
    }
}
