package orderhub.config.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletResponse;

class StartedFilterTest {

    @Test
    void callers_are_asked_to_come_back_before_the_routes_run_and_after() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            MockHttpServletResponse before = ask(camel, "/orders");
            assertThat(before.getStatus()).isEqualTo(503);
            assertThat(before.getHeader("Retry-After")).isEqualTo("2");
            assertThat(before.getContentType()).isEqualTo("application/problem+json");
            assertThat(before.getContentAsString()).contains("urn:orderhub:problem:unavailable");

            camel.start();
            assertThat(ask(camel, "/orders").getStatus()).isEqualTo(200);

            camel.stop();
            assertThat(ask(camel, "/orders").getStatus()).isEqualTo(503);
        }
    }

    @Test
    void probes_are_answered_at_all_times() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(ask(camel, "/actuator/health/readiness").getStatus()).isEqualTo(200);
        }
    }

    private static MockHttpServletResponse ask(CamelContext camel, String path) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new StartedFilter(camel, Edge.problems(), Edge.management())
                .doFilter(Edge.request("GET", path), response, new MockFilterChain());
        return response;
    }
}
