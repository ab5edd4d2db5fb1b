package orderhub.schemas.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check that all answers in tests go through: what does it let pass, and what does it find? */
class AnswerCheckTest {

    private static final String ID = "87a25700-0720-3df0-9cf1-345e4c979a53";

    private static final ApiContract CONTRACT = ApiContract.of("""
            openapi: 3.1.1
            paths:
              /orders/{orderId}:
                get:
                  responses:
                    "200":
                      headers:
                        X-Age: { required: true, schema: { type: integer, minimum: 0 } }
                        X-Note: { schema: { type: string, maxLength: 3 } }
                      content:
                        application/json: { schema: { $ref: "#/components/schemas/Order" } }
                        text/plain: { schema: { type: string } }
                    "204": { description: Nothing is there. }
                    "404": { $ref: "#/components/responses/NotFound" }
              /orders/search:
                post: { responses: { "204": { description: Found. } } }
            components:
              responses:
                MethodNotAllowed: { headers: { Allow: { required: true, schema: { type: string } } } }
                NotFound: { content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } } }
              schemas:
                Order:
                  type: object
                  required: [orderId]
                  properties:
                    orderId: { type: string, format: uuid }
                    lines: { type: array, items: { type: object, properties: { quantity: { type: integer } } } }
                Problem: { type: object, required: [status], properties: { status: { const: 404 } } }
            """);

    private final AnswerCheck check = new AnswerCheck(CONTRACT);

    @Test
    void an_answer_as_the_contract_has_it_passes() {
        assertThat(findings("GET", "/orders/7", 200, "{\"orderId\": \"" + ID + "\", \"lines\": [{\"quantity\": 2}]}"))
                .isEmpty();
        assertThat(check.findings(answer("GET", "/orders/7", 204, "", ""))).isEmpty();
        assertThat(check.findings(answer("GET", "/orders/7", 404, "application/problem+json", "{\"status\": 404}")))
                .isEmpty();
        assertThat(check.findings(answer("GET", "/orders/7", 200, "text/plain; charset=utf-8", "order 7")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            500 | {}                                        | has no status 500
            200 | {"orderId": "7"}                          | /orderId: does not match the uuid pattern
            200 | {"lines": []}                             | required property 'orderId' not found
            200 | {"orderId": "ID", "note": 1}              | 'note' is not defined
            200 | {"orderId": "ID", "lines": [{"price":1}]} | 'price' is not defined
            200 | {"orderId":                               | is no JSON
            204 | {}                                        | a body where none may be
            404 | {}                                        | not one of [application/problem+json]
            """)
    void a_status_or_a_body_of_which_the_contract_does_not_tell_is_found(int status, String body, String finding) {
        assertThat(findings("GET", "/orders/7", status, body.replace("ID", ID)))
                .singleElement()
                .asString()
                .contains(finding);
    }

    @Test
    void a_header_that_is_missing_or_malformed_is_found() {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("content-type", List.of("text/plain"));
        assertThat(check.findings(new Answer("GET", "/orders/7", 200, headers, "x")))
                .containsExactly("the header X-Age is missing");

        headers.put("x-age", List.of("-1"));
        headers.put("x-note", List.of("long"));
        assertThat(check.findings(new Answer("GET", "/orders/7", 200, headers, "x")))
                .hasSize(2)
                .anyMatch(finding -> finding.startsWith("header X-Age"))
                .anyMatch(finding -> finding.startsWith("header X-Note"));
    }

    @Test
    void a_path_that_is_written_out_comes_before_one_with_parameters() {
        assertThat(check.findings(answer("POST", "/orders/search", 204, "", "")))
                .isEmpty();
        assertThat(check.findings(answer("POST", "/orders/search", 200, "", "")))
                .hasSize(1);
    }

    @Test
    void a_path_with_parameters_takes_the_methods_that_the_one_that_is_written_out_has_not() {
        assertThat(findings("GET", "/orders/search", 200, "{\"orderId\": \"" + ID + "\"}"))
                .isEmpty();
        assertThat(findings("PUT", "/orders/search", 200, "{}")).hasSize(1);
    }

    @Test
    void a_method_that_is_not_there_is_refused_with_those_that_are() {
        assertThat(findings("DELETE", "/orders/7", 200, "")).hasSize(1);
        assertThat(findings("DELETE", "/orders/7", 405, "")).containsExactly("the header Allow is missing");
    }

    @Test
    void an_answer_to_head_is_that_to_get_without_its_body() {
        assertThat(findings("HEAD", "/orders/7", 200, "")).isEmpty();
        assertThat(findings("HEAD", "/orders/7", 500, "")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/stock/7", "/orders", "/orders/7/lines", "/orders/%2e%2e", "/orders/..", "/orders/;x=1", "/orders/"})
    void what_is_outside_the_contract_or_written_in_an_odd_way_is_left_alone(String path) {
        assertThat(findings("GET", path, 500, "")).isEmpty();
    }

    @Test
    void whoever_breaks_the_contract_is_told_what_and_where() {
        assertThatThrownBy(() -> check.require(answer("GET", "/orders/7", 500, "text/plain", "oh")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("GET /orders/7 -> 500")
                .hasMessageContaining("has no status 500, only [200, 204, 404]")
                .hasMessageContaining("oh");
        check.require(answer("GET", "/orders/7", 204, "", ""));
    }

    private List<String> findings(String method, String path, int status, String body) {
        return check.findings(answer(method, path, status, "application/json", body));
    }

    private static Answer answer(String method, String path, int status, String type, String body) {
        Map<String, List<String>> headers = type.isEmpty()
                ? Map.of("X-Age", List.of("3"))
                : Map.of("X-Age", List.of("3"), "Content-Type", List.of(type));
        return new Answer(method, path, status, headers, body);
    }
}
