package orderhub.config.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TraceFilterTest {

    private final MockHttpServletRequest request = Edge.request("GET", "/orders/secret");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final TraceFilter filter = new TraceFilter(Edge.problems());

    @Test
    void answer_and_log_have_the_same_trace() throws Exception {
        AtomicReference<String> logged = new AtomicReference<>();
        AtomicReference<HttpServletRequest> passed = new AtomicReference<>();

        filter.doFilter(request, response, (next, ignored) -> {
            logged.set(MDC.get("traceId"));
            passed.set((HttpServletRequest) next);
        });

        String trace = response.getHeader("X-Trace-Id");
        assertThat(trace).matches("[0-9a-f]{32}").isEqualTo(logged.get());
        assertThat(Trace.of(requireNonNull(passed.get()))).isEqualTo(trace);
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void a_fault_of_any_filter_is_a_problem_that_tells_nothing_of_it() throws Exception {
        filter.doFilter(request, response, failing());

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("urn:orderhub:problem:internal", response.getHeader("X-Trace-Id"))
                .doesNotContain("not today", "Exception");
    }

    @Test
    void an_answer_that_has_begun_cannot_become_a_problem() {
        response.setCommitted(true);

        assertThatThrownBy(() -> filter.doFilter(request, response, failing()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static FilterChain failing() {
        return (next, ignored) -> {
            throw new IllegalStateException("not today");
        };
    }
}
