package orderhub.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.routes.testing.RecordedLog;
import orderhub.schemas.api.Problem;
import org.junit.jupiter.api.Test;

class ProblemLogTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final RecordedLog log = new RecordedLog();
    private final ProblemLog problems = new ProblemLog(log);

    @Test
    void what_a_caller_got_wrong_is_one_line_without_a_word_of_theirs() {
        problems.note(problem("order-not-found", 404), "GET", "/orders/{orderId}", new IllegalStateException("secret"));

        assertThat(log.lines())
                .containsExactly("INFO GET /orders/{orderId} status=404 problem=order-not-found trace=" + TRACE);
    }

    @Test
    void why_somebody_was_refused_is_told_if_it_is_to_be_without_values() {
        problems.write(problem("unauthenticated", 401), "GET", null, new IllegalStateException("not 'x': expired"));

        assertThat(log.lines())
                .containsExactly("INFO GET - status=401 problem=unauthenticated trace=" + TRACE
                        + " why=IllegalStateException: not '…': expired");
    }

    @Test
    void a_fault_of_ours_is_one_line_with_its_cause_and_place() {
        IllegalStateException fault = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        problems.write(problem("internal", 500), null, null, fault);

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("ERROR - - status=500 problem=internal trace=" + TRACE
                        + " fault=IllegalStateException: outer at orderhub.routes.faults.ProblemLogTest")
                .contains(", because of IllegalArgumentException: inner at ")
                .doesNotContain("\n");
    }

    @Test
    void a_fault_without_a_cause_and_a_problem_without_a_trace_are_told_too() {
        problems.write(new Problem("about:blank", "t", 500, "d", "", List.of()), null, null, null);

        assertThat(log.lines()).containsExactly("ERROR - - status=500 problem=blank trace=- fault=-");
    }

    @Test
    void that_it_has_no_time_now_is_no_fault() {
        problems.write(problem("unavailable", 503), "GET", "/orders", null);

        assertThat(log.lines()).containsExactly("WARN GET /orders status=503 problem=unavailable trace=" + TRACE);
    }

    private static Problem problem(String kind, int status) {
        return new Problem("urn:orderhub:problem:" + kind, "t", status, "d", "", List.of()).answering("", TRACE);
    }
}
