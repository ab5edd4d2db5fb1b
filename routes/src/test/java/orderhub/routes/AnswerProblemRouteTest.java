package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import orderhub.routes.faults.ProblemLog;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.RecordedLog;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.Problem;
import orderhub.schemas.api.Violation;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;

class AnswerProblemRouteTest extends RouteTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final RecordedLog log = new RecordedLog();

    AnswerProblemRouteTest() {
        super("answer-problem");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.bind("problemLog", new ProblemLog(log));
    }

    @Test
    void answers_with_the_problems_status_and_its_json() throws Exception {
        Problem problem = new Problem(
                "urn:orderhub:problem:invalid-request",
                "The request cannot be accepted as it is",
                422,
                "There is 1 violation.",
                "/orders",
                List.of(new Violation("/items", "minItems", "There are too few of these.")));

        Exchange answer = run(problem, Map.of("Content-Type", "application/json", "Hub-Trace", TRACE));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(422);
        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/problem+json");
        assertThat(HubJson.mapper().readValue(answer.getMessage().getBody(String.class), Problem.class))
                .isEqualTo(problem.answering("/orders", TRACE));
    }

    @Test
    void leaves_out_errors_where_there_are_none() throws Exception {
        Problem problem = new Problem("urn:orderhub:problem:internal", "Sorry", 500, "We know.", "", List.of());

        Exchange answer = run(problem, Map.of());

        JsonNode json = HubJson.mapper().readTree(answer.getMessage().getBody(String.class));
        assertThat(json.fieldNames()).toIterable().containsExactlyInAnyOrder("type", "title", "status", "detail");
    }

    @Test
    void says_in_one_line_of_the_log_what_was_asked_for_and_what_came_of_it() {
        Problem problem = new Problem("urn:orderhub:problem:order-not-found", "No", 404, "No.", "/orders/1", List.of());

        run(
                problem,
                Map.of(
                        "Hub-Trace", TRACE,
                        "CamelHttpMethod", "GET",
                        "CamelPlatformHttpContextPath", "/orders/{orderId}"));

        assertThat(log.lines())
                .containsExactly("INFO GET /orders/{orderId} status=404 problem=order-not-found trace=" + TRACE);
    }
}
