package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allRoutes;
import static orderhub.routes.style.RouteFile.allSteps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What calls what. Camel starts with most of these mistakes, and says nothing. */
class RouteWiringTest {

    private static final String DIRECT = "direct:";

    private static final Set<String> SAGA_CALLS = Set.of("saga:complete", "saga:compensate");

    /** When a saga ends, there is no exchange of the order's that could go on. */
    private static final Set<String> FROM_JAVA = Set.of("direct:resume-left-behind");

    @Test
    void a_direct_route_listens_under_its_own_name() {
        assertThat(allRoutes()
                        .filter(route -> route.fromUri().startsWith(DIRECT))
                        .filter(route -> !route.fromUri().equals(DIRECT + route.id()))
                        .map(route -> route.finding("listens on " + route.fromUri())))
                .isEmpty();
    }

    @Test
    void whatever_is_called_exists() {
        assertThat(calls().entrySet().stream()
                        .filter(call -> !listening().contains(call.getKey()))
                        .map(call -> call.getValue() + ": nothing listens on " + call.getKey()))
                .isEmpty();
    }

    @Test
    void every_direct_route_is_called_by_something() {
        assertThat(allRoutes()
                        .filter(route -> route.fromUri().startsWith(DIRECT))
                        .filter(route -> !calls().containsKey(route.fromUri()) && !FROM_JAVA.contains(route.fromUri()))
                        .map(route -> route.finding("nothing calls it")))
                .isEmpty();
    }

    @Test
    void every_compensation_and_completion_is_a_route_that_exists() {
        assertThat(allSteps().filter(step -> step.kind().equals("saga")).flatMap(saga -> callbacks(saga)
                        .filter(uri -> !listening().contains(uri))
                        .map(uri -> saga.finding("nothing listens on " + uri))))
                .isEmpty();
    }

    @Test
    void a_saga_is_ended_by_the_two_calls_that_camel_knows() {
        assertThat(allSteps()
                        .filter(step -> step.uri().startsWith("saga:"))
                        .filter(step -> !SAGA_CALLS.contains(step.uri()))
                        .map(step -> step.finding(step.uri() + " is none of " + SAGA_CALLS)))
                .isEmpty();
    }

    private static Stream<String> callbacks(Step saga) {
        return Stream.of("compensation", "completion")
                .map(callback -> saga.value().textOrEmpty(callback))
                .filter(uri -> !uri.isEmpty());
    }

    private static Set<String> listening() {
        return allRoutes().map(Entry::fromUri).collect(Collectors.toSet());
    }

    /** Every {@code direct:} that something calls, and who calls it. */
    private static Map<String, String> calls() {
        Stream<Map.Entry<String, String>> steps = allSteps()
                .flatMap(step -> Stream.concat(Stream.of(step.uri()), callbacks(step))
                        .map(uri -> Map.entry(uri, step.toString())));
        Stream<Map.Entry<String, String>> api = RouteFile.operations().map(uri -> Map.entry(uri, "the API"));
        return Stream.concat(steps, api)
                .filter(call -> call.getKey().startsWith(DIRECT))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one + "; " + other));
    }
}
