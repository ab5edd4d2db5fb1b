package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** What holds of every answer to a bad request. */
final class ProblemCheck {

    /** Something that only requests contain. */
    private static final String CANARY = "canary7319";

    private static final Set<String> MEMBERS =
            Set.of("type", "title", "status", "detail", "instance", "traceId", "errors");

    private ProblemCheck() {}

    /** Holds an answer to what a bad request says of it. */
    static void check(RawAnswer answer, BadRequest.Expected expected) {
        if (isBare(answer) && !expected.statuses().contains(answer.status())) {
            assertThat(answer.json().path("status").intValue()).isIn(expected.statuses());
            assertThat(answer.body()).doesNotContainIgnoringCase(CANARY);
            return;
        }
        assertThat(answer.status()).as(answer.body()).isIn(expected.statuses());
        assertThat(answer.headers().toString()).doesNotContainIgnoringCase(CANARY, "X-Foo");
        if (!expected.problem().equals("-")) {
            isProblem(answer);
            JsonNode problem = answer.json();
            if (!expected.problem().equals("*")) {
                assertThat(problem.path("type").asText()).isEqualTo("urn:orderhub:problem:" + expected.problem());
            }
            if (!expected.pointer().isEmpty()) {
                assertThat(problem.path("errors").findValuesAsText("pointer")).contains(expected.pointer());
            }
        }
    }

    /**
     * Nothing but a body, as in HTTP/0.9. Tomcat answers so where it could not read the version, if the last request that the
     * same processor had was one of HTTP/0.9.
     */
    private static boolean isBare(RawAnswer answer) {
        return answer.status() == 0 && answer.body().startsWith("{");
    }

    /** A problem document as RFC 9457 has it, which gives away neither what was sent nor what the hub is made of. */
    static void isProblem(RawAnswer answer) {
        assertThat(answer.header("Content-Type")).as(answer.body()).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").intValue()).isEqualTo(answer.status());
        assertThat(problem.path("type").asText()).startsWith("urn:orderhub:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("traceId").asText()).matches("[0-9a-f]{32}").isEqualTo(answer.header("X-Trace-Id"));
        assertThat(problem.fieldNames()).toIterable().isSubsetOf(MEMBERS);
        // The path is the one thing that is repeated; and what of it is.
        assertThat(problem.path("instance").asText()).matches("[A-Za-z0-9/_.~%-]{0,200}");
        String words = ((ObjectNode) problem).without("instance").toString();
        assertThat(words).doesNotContainIgnoringCase(CANARY);
        assertThat(words).doesNotContain("Exception", "orderhub.", "org.", "java.", "\tat ");
    }
}
