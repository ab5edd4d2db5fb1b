package orderhub.config.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.config.http.Edge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnPagesFilterTest {

    private final OwnPagesFilter filter = new OwnPagesFilter(new Refusals(Edge.problems(), List.of()), "/actuator");

    @ParameterizedTest
    @CsvSource({
        "GET,  /actuator/jolokia,                     same-origin",
        "GET,  /actuator/jolokia/,                    same-origin",
        "GET,  /actuator/jolokia/version,             none",
        "GET,  /actuator/hawtio/jolokia/list/any,     same-origin",
        "GET,  /actuator/jolokia/read/java.lang:type=Memory, none",
        "POST, /actuator/jolokia,                     same-origin",
        "POST, /actuator/hawtio/jolokia/,             same-origin",
        "GET,  /actuator/hawtio/,                     none",
        "GET,  /actuator/prometheus,                  ''"
    })
    void a_page_of_the_hub_itself_and_a_script_may_ask(String method, String path, String site) throws Exception {
        assertThat(ask(method, path, site, Map.of())).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /actuator/jolokia,        cross-site",
        "POST, /actuator/hawtio/jolokia, same-site",
        "GET,  /actuator/jolokia/read/a, cross-site",
        "GET,  /actuator/prometheus,     cross-site",
        "GET,  /actuator/hawtio/main.js, cross-site"
    })
    void a_page_of_another_site_may_not(String method, String path, String site) throws Exception {
        assertThat(ask(method, path, site, Map.of())).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"/actuator/hawtio/, 200", "/actuator/health, 200", "/actuator/jolokia/read/a, 403"})
    void a_link_may_be_followed_to_what_is_a_page(String path, int status) throws Exception {
        Map<String, String> opened = Map.of("Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document");

        assertThat(ask("GET", path, "cross-site", opened)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/jolokia/exec/org.apache.camel:type=routes/stop",
                "/actuator/jolokia/write/org.apache.camel:type=routes/Tracing/true",
                "/actuator/hawtio/jolokia/exec/a/b",
                "/actuator/jolokia/notification/add",
                "/actuator/jolokia/readexec/a"
            })
    void nothing_is_done_by_a_get(String path) throws Exception {
        assertThat(ask("GET", path, "", Map.of())).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/jolokia", "/actuator/hawtio/jolokia/"})
    void nor_by_its_parameter(String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setParameter("p", "exec/a/b");

        assertThat(ask(request)).isEqualTo(403);
    }

    private int ask(String method, String path, String site, Map<String, String> more) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        if (!site.isEmpty()) {
            request.addHeader("Sec-Fetch-Site", site);
        }
        more.forEach(request::addHeader);
        return ask(request);
    }

    private int ask(MockHttpServletRequest request) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
