package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class CallerRequestTest {

    private static final Map<String, String> JO = Map.of("hub-subject", "jo", "hub-customer", "C-1001");

    @ParameterizedTest
    @ValueSource(strings = {"Hub-Customer", "hub-customer", "HUB-CUSTOMER"})
    void says_who_asks_whatever_came_from_outside(String name) {
        MockHttpServletRequest outside = new MockHttpServletRequest();
        outside.addHeader(name, "*");
        outside.addHeader(name, "C-1002");
        CallerRequest request = new CallerRequest(outside, JO);

        assertThat(request.getHeader(name)).isEqualTo("C-1001");
        assertThat(Collections.list(request.getHeaders("Hub-Customer"))).containsExactly("C-1001");
        assertThat(Collections.list(request.getHeaderNames()))
                .filteredOn("hub-customer"::equalsIgnoreCase)
                .hasSize(1);
    }

    @Test
    void of_nobody_it_says_nothing() {
        MockHttpServletRequest outside = new MockHttpServletRequest();
        outside.addHeader("Hub-Subject", "kim");
        outside.addHeader("Hub-Anything", "x");
        outside.addHeader("Accept", "text/plain");
        CallerRequest request = new CallerRequest(outside, Map.of());

        assertThat(request.getHeader("Hub-Subject")).isNull();
        assertThat(Collections.list(request.getHeaders("Hub-Subject"))).isEmpty();
        assertThat(Collections.list(request.getHeaderNames())).containsExactly("Accept");
        assertThat(request.getHeader("Accept")).isEqualTo("text/plain");
    }

    @Test
    void a_parameter_says_it_no_more_than_a_header() {
        MockHttpServletRequest outside = new MockHttpServletRequest();
        outside.addParameter("hub-customer", "*");
        outside.addParameter("Hub-Subject", "kim");
        outside.addParameter("limit", "7");
        CallerRequest request = new CallerRequest(outside, JO);

        assertThat(request.getParameter("hub-customer")).isNull();
        assertThat(request.getParameterValues("Hub-Subject")).isNull();
        assertThat(Collections.list(request.getParameterNames())).containsExactly("limit");
        assertThat(request.getParameterMap()).containsOnlyKeys("limit");
        assertThat(request.getParameter("limit")).isEqualTo("7");
    }
}
