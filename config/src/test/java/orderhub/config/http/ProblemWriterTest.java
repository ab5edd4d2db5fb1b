package orderhub.config.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.resource.NoResourceFoundException;

@ExtendWith(OutputCaptureExtension.class)
class ProblemWriterTest {

    private final MockHttpServletRequest request = Edge.request("GET", "/orders/4242");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final ProblemWriter problems = Edge.problems();

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void every_kind_is_a_whole_problem_document(ProblemKind kind) throws Exception {
        problems.write(request, response, kind);

        JsonNode problem = new ObjectMapper().readTree(response.getContentAsByteArray());
        assertThat(response.getStatus())
                .isEqualTo(kind.status())
                .isEqualTo(problem.path("status").intValue());
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        assertThat(problem.path("type").textValue()).matches("urn:orderhub:problem:[a-z-]+");
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).endsWith(".");
        assertThat(problem.path("instance").textValue()).isEqualTo("/orders/4242");
        assertThat(problem.path("traceId").textValue())
                .isEqualTo(response.getHeader("X-Trace-Id"))
                .hasSize(32);
        assertThat(response.containsHeader("Retry-After"))
                .isEqualTo(kind.status() == 503 || kind == ProblemKind.IDEMPOTENCY_KEY_IN_USE);
    }

    @Test
    void no_two_kinds_have_the_same_name() {
        assertThat(Arrays.stream(ProblemKind.values()).map(ProblemKind::type)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"404, NOT_FOUND", "418, UNREADABLE_REQUEST", "502, INTERNAL", "503, UNAVAILABLE", "408, BODY_TOO_SLOW"})
    void a_bare_status_has_a_kind(int status, ProblemKind kind) {
        assertThat(ProblemKind.of(status)).isEqualTo(kind);
    }

    @Test
    void a_caller_s_mistake_is_one_line_of_the_log_without_the_path_that_was_sent(CapturedOutput output)
            throws Exception {
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/orders/{orderId}");

        problems.write(request, response, ProblemKind.NOT_ACCEPTABLE);

        assertThat(output.getOut().lines().filter(line -> line.contains("problem=")))
                .singleElement()
                .asString()
                .contains("INFO", "GET /orders/{orderId} status=406 problem=not-acceptable trace=")
                .doesNotContain("4242");
    }

    @Test
    void a_method_that_is_made_up_does_not_get_into_the_log(CapturedOutput output) throws Exception {
        request.setMethod("EVIL\nERROR");

        problems.write(request, response, ProblemKind.NOT_IMPLEMENTED);

        assertThat(output.getOut()).contains("status=501").doesNotContain("EVIL");
    }

    @Test
    void an_answer_that_has_begun_is_left_as_it_is() throws Exception {
        response.setCommitted(true);

        problems.write(request, response, ProblemKind.INTERNAL);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void what_the_framework_refuses_keeps_the_headers_that_explain_it() {
        ProblemResolver resolver = new ProblemResolver(problems);

        resolver.resolveException(
                request, response, null, new HttpRequestMethodNotSupportedException("PUT", List.of("GET", "POST")));

        assertThat(response.getStatus()).isEqualTo(405);
        assertThat(response.getHeader("Allow")).contains("GET").contains("POST");
    }

    @Test
    void what_the_framework_cannot_find_is_not_repeated() throws Exception {
        new ProblemResolver(problems)
                .resolveException(request, response, null, new NoResourceFoundException(HttpMethod.GET, "canary"));

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentAsString()).doesNotContain("canary");
    }

    @Test
    void a_fault_of_the_framework_s_is_told_to_the_log_only(CapturedOutput output) throws Exception {
        new ProblemResolver(problems).resolveException(request, response, null, new IllegalStateException("canary"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).doesNotContain("canary");
        assertThat(output.getOut()).contains("ERROR", "IllegalStateException: canary");
    }

    @Test
    void the_error_page_tells_of_the_path_that_was_asked_for() throws Exception {
        MockHttpServletRequest failed = Edge.request("GET", "/error");
        failed.setAttribute("jakarta.servlet.error.status_code", 400);
        failed.setAttribute("jakarta.servlet.error.request_uri", "/orders/a//b");

        new ProblemErrors(problems).service(failed, response);

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(response.getContentAsString()).contains("\"instance\":\"/orders/a//b\"");
    }

    @Test
    void the_error_page_itself_is_not_there() throws Exception {
        new ProblemErrors(problems).service(Edge.request("GET", "/error"), response);

        assertThat(response.getStatus()).isEqualTo(404);
    }
}
