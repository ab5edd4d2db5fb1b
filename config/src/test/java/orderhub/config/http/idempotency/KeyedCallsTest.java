package orderhub.config.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import orderhub.config.http.Edge;
import orderhub.routes.callers.Callers;
import orderhub.schemas.openapi.ApiContract;
import orderhub.schemas.openapi.ApiOperation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.web.MockHttpServletRequest;

class KeyedCallsTest {

    private static final String KEY = "Idempotency-Key";
    private static final ApiContract CONTRACT = ApiContract.read();

    static Stream<ApiOperation> posts() {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("POST"));
    }

    /** Where a key is required, it names what is done, and a route sees to it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("posts")
    void looks_after_the_key_of_each_post_that_can_do_without_one(ApiOperation post) {
        assertThat(key(post)).as("every POST takes a key").isPresent();
        assertThat(KeyedCalls.has(withKey(post)))
                .isEqualTo(!key(post).orElseThrow().path("required").asBoolean());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void a_key_means_nothing_elsewhere(ApiOperation other) {
        assertThat(key(other)).isEmpty();
        assertThat(KeyedCalls.has(withKey(other))).isFalse();
    }

    static List<ApiOperation> others() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.method().equals("POST"))
                .toList();
    }

    private static MockHttpServletRequest withKey(ApiOperation operation) {
        MockHttpServletRequest request =
                Edge.request(operation.method(), operation.path().replaceAll("\\{[^}]+}", "any"));
        request.addHeader(KEY, "my-key");
        request.addHeader(Callers.SUBJECT, "kim");
        return request;
    }

    private static Optional<JsonNode> key(ApiOperation operation) {
        return StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                .map(CONTRACT::resolved)
                .filter(parameter -> parameter.path("name").asText().equals(KEY))
                .findFirst();
    }
}
