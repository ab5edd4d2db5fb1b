package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class ShowDeadLettersRouteTest extends RouteTest {

    ShowDeadLettersRouteTest() {
        super("show-dead-letters");
    }

    @Test
    void shows_what_the_desk_said_as_json() {
        Exchange answer = run(Map.of("queue", "lane-express-dlq", "since", NOW), Map.of());

        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(answer.getMessage().getBody(String.class))
                .contains("\"queue\":\"lane-express-dlq\"", "\"since\":\"2026-01-02T03:04:05Z\"");
    }
}
