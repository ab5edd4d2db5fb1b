package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import orderhub.schemas.api.Problem;
import orderhub.schemas.api.Violation;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemsTest {

    private static final String SCHEMA = """
            {"type": "object", "additionalProperties": false, "required": ["a/b"],
             "properties": {
               "a/b": {"type": "string", "pattern": "^x$"},
               "list": {"type": "array", "minItems": 1, "maxItems": 2,
                        "items": {"type": "integer", "minimum": 1, "maximum": 9}},
               "text": {"type": "string", "minLength": 2, "maxLength": 3},
               "word": {"enum": ["yes"]}}}
            """;

    private final Problems problems = new Problems();

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind(Problems::malformedBody, "malformed-body", 400),
                kind(Problems::idempotencyKeyInvalid, "idempotency-key-invalid", 400),
                kind(Problems::idempotencyKeyReused, "idempotency-key-reused", 422),
                kind(Problems::notYourCustomer, "not-your-customer", 403),
                kind(Problems::orderNotFound, "order-not-found", 404),
                kind(Problems::productNotFound, "product-not-found", 404),
                kind(Problems::unsupportedMediaType, "unsupported-media-type", 415),
                kind(Problems::notInReview, "not-in-review", 409),
                kind(Problems::orderChanged, "order-changed", 409),
                kind(Problems::invalidCursor, "invalid-cursor", 400),
                kind(Problems::tooManyStreams, "too-many-streams", 503),
                kind(Problems::preconditionFailed, "precondition-failed", 412),
                kind(Problems::unavailable, "unavailable", 503),
                kind(Problems::internal, "internal", 500));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void each_kind_has_its_type_its_status_and_words_for_people(
            BiFunction<Problems, String, Problem> make, String kind, int status) {
        Problem problem = make.apply(problems, "/orders/1");

        assertThat(problem.type()).isEqualTo("urn:orderhub:problem:" + kind);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.instance()).isEqualTo("/orders/1");
        assertThat(problem.title()).isNotBlank();
        assertThat(problem.detail()).endsWith(".");
        assertThat(problem.errors()).isEmpty();
    }

    @Test
    void an_answer_has_a_trace_id_and_repeats_no_more_of_the_path_than_is_safe() {
        Problem problem = problems.orderNotFound("/orders/%3Cb%3E\"<script>\u0000" + "x".repeat(500));

        Problem answer = problems.complete(problem, "0af7651916cd43dd8448eb211c80319c");

        assertThat(answer.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(answer.instance()).startsWith("/orders/%3Cb%3Escriptxxx").hasSizeLessThanOrEqualTo(200);
        assertThat(answer.type()).isEqualTo(problem.type());
    }

    @Test
    void of_thousands_of_violations_the_first_are_told() {
        List<Violation> found = Collections.nCopies(3_000, new Violation("/a", "text", "This is wrong."));

        Problem problem = problems.invalidRequest(new InvalidRequestException(found), "/orders");

        assertThat(problem.errors()).hasSize(50);
        assertThat(problem.detail()).isEqualTo("There are 3000 violations.");
    }

    @Test
    void a_problem_outside_of_http_happened_nowhere_in_particular() {
        assertThat(problems.internal(null).instance()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                        | /a~1b    | required",
                "{\"a/b\": \"y\"}                          | /a~1b    | pattern",
                "{\"a/b\": 1}                              | /a~1b    | type",
                "{\"a/b\": \"x\", \"m~n/o\": 1}            | /m~0n~1o | additionalProperties",
                "{\"a/b\": \"x\", \"list\": []}            | /list    | minItems",
                "{\"a/b\": \"x\", \"list\": [1, 1, 1]}     | /list    | maxItems",
                "{\"a/b\": \"x\", \"list\": [1, 0]}        | /list/1  | minimum",
                "{\"a/b\": \"x\", \"list\": [10]}          | /list/0  | maximum",
                "{\"a/b\": \"x\", \"text\": \"s\"}         | /text    | minLength",
                "{\"a/b\": \"x\", \"text\": \"long\"}      | /text    | maxLength",
                "{\"a/b\": \"x\", \"word\": \"no\"}        | /word    | enum",
            })
    void points_to_each_breach_of_a_contract(String body, String pointer, String code) {
        Problem problem = problems.invalidBody(breach(body), "/orders");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple(pointer, code));
        assertThat(problem.detail()).isEqualTo("There is 1 violation.");
        assertThat(problem.errors().get(0).message()).startsWith("Th").endsWith(".");
    }

    @Test
    void points_to_the_whole_body_when_it_is_no_object() {
        Problem problem = problems.invalidBody(breach("[]"), "/orders");

        assertThat(problem.errors()).extracting(Violation::pointer).containsExactly("");
    }

    @Test
    void sorts_by_pointer_and_then_by_code() {
        String body = "{\"word\": \"no\", \"text\": \"s\", \"list\": [0, 10]}";

        assertThat(problems.invalidBody(breach(body), "/orders").errors())
                .extracting(Violation::pointer)
                .containsExactly("/a~1b", "/list/0", "/list/1", "/text", "/word");
    }

    @Test
    void never_repeats_a_value_that_a_caller_sent() {
        String body = "{\"a/b\": \"4242424242424242\", \"text\": \"4242424242424242\", \"list\": [4242]}";

        assertThat(problems.invalidBody(breach(body), "/orders").toString()).doesNotContain("4242");
    }

    @Test
    void a_body_that_cannot_be_parsed_is_malformed() {
        Exception fault = new IllegalArgumentException("4242");
        JsonValidationException unparsable = new JsonValidationException(exchange(), schema(), fault);

        Problem problem = problems.invalidBody(unparsable, "/orders");

        assertThat(problem.type()).isEqualTo("urn:orderhub:problem:malformed-body");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.toString()).doesNotContain("4242");
    }

    @Test
    void an_empty_body_is_malformed() {
        assertThat(problems.invalidBody(breach(" "), "/orders").status()).isEqualTo(400);
    }

    @Test
    void all_findings_of_a_refused_request_are_in_its_problem() {
        List<Violation> found = List.of(
                new Violation("/customerId", "unknown-customer", "There is no such customer."),
                new Violation("/items/0/productId", "unknown-product", "The catalogue does not have this product."));

        Problem problem = problems.invalidRequest(new InvalidRequestException(found), "/orders");

        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).isEqualTo(found);
        assertThat(problem.detail()).isEqualTo("There are 2 violations.");
    }

    @Test
    void a_parameter_is_named_where_there_is_no_pointer() {
        Violation found = Violation.ofParameter("limit", "maximum", "There may be at most 100.");

        Problem problem = problems.invalidParameter(new InvalidParameterException(List.of(found)), "/orders");

        assertThat(problem.type()).isEqualTo("urn:orderhub:problem:invalid-parameter");
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors()).containsExactly(found);
        assertThat(found.parameter()).isEqualTo("limit");
        assertThat(found.pointer()).isEmpty();
    }

    private static Arguments kind(BiFunction<Problems, String, Problem> make, String kind, int status) {
        return arguments(make, kind, status);
    }

    private static JsonValidationException breach(String body) {
        return new JsonValidationException(exchange(), schema(), schema().validate(body, InputFormat.JSON));
    }

    private static JsonSchema schema() {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(SCHEMA);
    }

    private static DefaultExchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }
}
