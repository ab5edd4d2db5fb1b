package orderhub.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.routes.callers.Callers;
import orderhub.schemas.api.Problem;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.jspecify.annotations.Nullable;

/** A route of the API: its faults become problems, which another route answers with. */
public abstract class ApiRouteTest extends RouteTest {

    /** Where the caller asked. */
    protected static final String URI = "/orders/asked-for";

    /** For a file with one route. */
    protected ApiRouteTest(String routeFile) {
        super(routeFile);
    }

    /** For a file with several of which all are run. */
    protected ApiRouteTest(String routeFile, List<String> ownRoutes) {
        super(routeFile, ownRoutes, Map.of());
    }

    /** Calls the route as the HTTP server does: for one of staff, unless the headers name another caller. */
    protected final Exchange call(@Nullable Object body, Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>();
        all.put(Callers.SUBJECT, "kim");
        all.put(Callers.CUSTOMER, Callers.EVERY_CUSTOMER);
        all.putAll(headers);
        all.put(Exchange.HTTP_URI, URI);
        return run(body, all);
    }

    /** The one problem that the caller is answered with. */
    protected final Problem problem() {
        List<Problem> problems = Answers.bodies(mocked("direct:answer-problem"), Problem.class);
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    /** Holds the one problem to its kind and status, and to where it happened. */
    protected final void assertProblem(String kind, int status) {
        Problem problem = problem();
        assertThat(problem.type()).isEqualTo("urn:orderhub:problem:" + kind);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.instance()).isEqualTo(URI);
    }

    /** Holds mocks to having been left alone. */
    protected static void assertNotCalled(MockEndpoint... mocks) {
        for (MockEndpoint mock : mocks) {
            assertThat(mock.getExchanges()).as(mock.getEndpointUri()).isEmpty();
        }
    }
}
