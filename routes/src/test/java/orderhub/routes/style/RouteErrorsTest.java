package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allEntries;
import static orderhub.routes.style.RouteFile.allRoutes;
import static orderhub.routes.style.RouteFile.allSteps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who answers for a failure, so that a saga compensates, a message stays on its queue, and a caller is told. */
class RouteErrorsTest {

    /** The policy of a route that others call: none of its own. */
    private static final String INNER = "inner-route";

    /** The policy of a route that a wire tap starts: nobody hears of its failures. */
    private static final String ASIDE = "aside-errors";

    /** Routes that a split calls for each of its parts, which has an answer of its own, as a request has. */
    private static final Set<String> PARTS_OF_A_REQUEST = Set.of("direct:accept-batch-order");

    @Test
    void every_error_policy_that_is_named_exists_and_every_one_that_exists_is_named() {
        Set<String> named = allRoutes()
                .map(RouteErrorsTest::policy)
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toSet());
        Set<String> existing = allEntries()
                .filter(entry -> entry.kind().equals("routeConfiguration"))
                .map(Entry::id)
                .collect(Collectors.toSet());

        assertThat(named).isNotEmpty().isEqualTo(existing);
    }

    @Test
    void a_route_where_work_comes_in_carries_an_error_policy() {
        assertThat(allRoutes()
                        .filter(RouteErrorsTest::isEntry)
                        .filter(route ->
                                policy(route).isEmpty() || policy(route).equals(INNER))
                        .map(route -> route.finding("needs the routeConfigurationId of a policy that handles faults")))
                .isEmpty();
    }

    @Test
    void a_route_that_others_call_leaves_its_failures_to_them() {
        assertThat(allRoutes()
                        .filter(route -> !isEntry(route))
                        .filter(route -> !policy(route).equals(INNER))
                        .map(route -> route.finding("needs routeConfigurationId: " + INNER)))
                .isEmpty();
    }

    @Test
    void the_policy_of_a_route_that_others_call_is_to_have_none() {
        assertThat(allEntries().filter(entry -> entry.id().equals(INNER)))
                .singleElement()
                .satisfies(policy -> {
                    assertThat(policy.value().mapping("errorHandler").keys()).containsExactly("noErrorHandler");
                    assertThat(policy.steps()).isEmpty();
                });
    }

    @Test
    void a_route_has_no_error_handler_of_its_own_because_then_hawtio_cannot_draw_it() {
        assertThat(allRoutes()
                        .filter(route -> route.value().has("errorHandler"))
                        .map(route -> route.finding("has errorHandler, use routeConfigurationId: " + INNER)))
                .isEmpty();
    }

    @Test
    void a_route_where_work_comes_in_is_called_by_no_other() {
        assertThat(allRoutes().filter(RouteErrorsTest::isEntry).flatMap(route -> allSteps()
                        .filter(step -> !isTap(step) && !PARTS_OF_A_REQUEST.contains(step.uri()))
                        .filter(step -> step.uri().equals("direct:" + route.id()))
                        .map(step -> step.finding("calls an entry, whose policy hides failures"))))
                .isEmpty();
    }

    @Test
    void what_goes_on_beside_other_work_has_the_policy_for_that_and_nothing_else_has() {
        Set<String> tapped =
                allSteps().filter(RouteErrorsTest::isTap).map(Step::uri).collect(Collectors.toSet());
        Set<String> aside = allRoutes()
                .filter(route -> policy(route).equals(ASIDE))
                .map(Entry::fromUri)
                .collect(Collectors.toSet());

        assertThat(tapped).isNotEmpty().isEqualTo(aside);
    }

    @Test
    void a_route_with_a_saga_swallows_no_failure_or_the_saga_would_complete() {
        assertThat(allRoutes()
                        .filter(route ->
                                route.allSteps().anyMatch(step -> step.kind().equals("saga")))
                        .filter(route -> !policy(route).equals(INNER)
                                || route.allSteps()
                                        .anyMatch(step -> step.kind().equals("doTry")
                                                || step.value().has("handled")
                                                || step.value().has("continued")))
                        .map(route -> route.finding("has a saga, and a handler that may swallow a failure")))
                .isEmpty();
    }

    @Test
    void no_failure_is_continued_after_and_no_policy_sends_it_to_a_dead_letter_channel() {
        assertThat(allEntries().flatMap(entry -> entry.value().andAllBelow()).flatMap(Mapping::keys))
                .isNotEmpty()
                .doesNotContain("continued", "deadLetterChannel", "deadLetterUri");
    }

    @Test
    void every_policy_says_whether_a_failure_is_handled() {
        assertThat(allSteps()
                        .filter(step -> step.kind().equals("onException"))
                        .filter(step -> !step.value().has("handled"))
                        .map(step -> step.finding("says nothing about handled")))
                .isEmpty();
    }

    @Test
    void nothing_stops_on_an_exception_because_no_policy_would_hear_of_it() {
        assertThat(allSteps()
                        .filter(step -> step.value().has("stopOnException"))
                        .map(step -> step.finding("stopOnException marks the exchange as exhausted")))
                .isEmpty();
    }

    private static String policy(Entry route) {
        return route.value().textOrEmpty("routeConfigurationId");
    }

    /** Work comes in from outside: from a queue, a timer, or a caller of the API; or it goes on beside other work. */
    private static boolean isEntry(Entry route) {
        return !route.fromUri().startsWith("direct:")
                || RouteFile.operations().anyMatch(route.fromUri()::equals)
                || PARTS_OF_A_REQUEST.contains(route.fromUri())
                || allSteps().filter(RouteErrorsTest::isTap).anyMatch(step -> step.uri()
                        .equals(route.fromUri()));
    }

    private static boolean isTap(Step step) {
        return step.kind().equals("wireTap");
    }
}
