package orderhub.config.http.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.atomic.AtomicLong;
import orderhub.config.http.Edge;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitFilterTest {

    private static final LimitSettings SETTINGS = new LimitSettings(
            new LimitSettings.Rate(2, 5), new LimitSettings.Rate(4, 12), 1_000, 1, 1, 1_000, 1_000, 1_000);

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimitFilter filter =
            new RateLimitFilter(new RateLimits(SETTINGS, new Time(nanos)), Edge.problems(), Edge.management());

    @Test
    void a_caller_is_told_what_is_left_and_is_refused_when_nothing_is() throws Exception {
        MockHttpServletResponse first = ask("198.51.100.1", "/orders");
        assertThat(first.getStatus()).isEqualTo(200);
        assertThat(first.getHeader("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=3");
        assertThat(first.getHeader("RateLimit")).isEqualTo("\"caller\";r=4;t=1");
        assertThat(first.getHeader("RateLimit-Limit")).isEqualTo("5");
        assertThat(first.getHeader("RateLimit-Remaining")).isEqualTo("4");
        assertThat(first.getHeader("RateLimit-Reset")).isEqualTo("1");
        assertThat(first.containsHeader("Retry-After")).isFalse();

        exhaust("198.51.100.1");

        MockHttpServletResponse refused = ask("198.51.100.1", "/orders");
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("RateLimit")).isEqualTo("\"caller\";r=0;t=3");
        assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
        assertThat(refused.getContentAsString()).contains("urn:orderhub:problem:too-many-requests");
    }

    @Test
    void who_waits_as_long_as_was_asked_goes_on() throws Exception {
        exhaust("198.51.100.1");
        assertThat(ask("198.51.100.1", "/orders").getStatus()).isEqualTo(429);

        nanos.addAndGet(1_000_000_000);

        assertThat(ask("198.51.100.1", "/orders").getStatus()).isEqualTo(200);
    }

    @Test
    void a_flood_of_one_caller_takes_nothing_from_another() throws Exception {
        for (int i = 0; i < 100; i++) {
            ask("198.51.100.1", "/orders");
        }

        assertThat(ask("198.51.100.2", "/orders").getStatus()).isEqualTo(200);
    }

    @Test
    void all_together_have_a_limit_too_and_are_told_so() throws Exception {
        for (String address : new String[] {"198.51.100.1", "198.51.100.2"}) {
            exhaust(address);
        }
        ask("198.51.100.3", "/orders");
        ask("198.51.100.3", "/orders");

        MockHttpServletResponse refused = ask("198.51.100.4", "/orders");

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getHeader("RateLimit-Policy")).isEqualTo("\"total\";q=12;w=3");
        nanos.addAndGet(1_000_000_000);
        assertThat(ask("198.51.100.4", "/orders").getHeader("RateLimit-Remaining"))
                .as("what was refused for others cost nothing")
                .isEqualTo("4");
    }

    @Test
    void a_subject_is_one_caller_wherever_it_comes_from() throws Exception {
        for (int i = 0; i < 5; i++) {
            MockHttpServletRequest request = Edge.request("GET", "/orders");
            request.setUserPrincipal(() -> "kim");
            request.setRemoteAddr("198.51.100." + i);
            assertThat(send(request).getStatus()).isEqualTo(200);
        }
        MockHttpServletRequest request = Edge.request("GET", "/orders");
        request.setUserPrincipal(() -> "kim");

        assertThat(send(request).getStatus()).isEqualTo(429);
    }

    @Test
    void the_addresses_of_one_ipv6_network_are_one_caller() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("2001:db8:1:2::" + i, "/orders").getStatus()).isEqualTo(200);
        }
        assertThat(ask("2001:db8:1:2:ffff::1", "/orders").getStatus()).isEqualTo(429);
        assertThat(ask("2001:db8:1:3::1", "/orders").getStatus()).isEqualTo(200);
    }

    @Test
    void probes_are_never_refused() throws Exception {
        for (int i = 0; i < 20; i++) {
            MockHttpServletResponse response = ask("198.51.100.1", "/actuator/health");
            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.containsHeader("RateLimit")).isFalse();
        }
    }

    private void exhaust(String address) throws Exception {
        for (int i = 0; i < 5; i++) {
            ask(address, "/orders");
        }
    }

    private MockHttpServletResponse ask(String address, String path) throws Exception {
        MockHttpServletRequest request = Edge.request("GET", path);
        request.setRemoteAddr(address);
        return send(request);
    }

    private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response;
    }

    /** Goes on when the test says so. */
    private record Time(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
