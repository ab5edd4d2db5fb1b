package orderhub.schemas.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document: one that tools read whole, that needs no other, and that says the same of all operations alike. */
class ApiDocumentTest {

    private static final ApiContract CONTRACT = ApiContract.read();

    /** What an operation may answer whatever it is about. */
    private static final Set<String> ALWAYS = Set.of("400", "401", "403", "406", "429", "500", "503");

    private static final Set<String> NEED_A_TOKEN = Set.of("401", "403");

    /** What may be answered to whoever sends a body. */
    private static final Set<String> WITH_A_BODY = Set.of("413", "415", "422");

    static Stream<ApiOperation> operations() {
        return CONTRACT.operations().stream();
    }

    @Test
    void is_read_whole_by_the_usual_parser() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);

        SwaggerParseResult read = new OpenAPIV3Parser().readContents(CONTRACT.text(), null, options);

        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .map(operation -> operation.getOperationId()))
                .containsExactlyInAnyOrderElementsOf(
                        operations().map(ApiOperation::id).toList());
    }

    @Test
    void every_reference_leads_somewhere_and_none_outside() {
        List<String> refs = CONTRACT.document().findValuesAsText("$ref");

        assertThat(refs)
                .isNotEmpty()
                .allSatisfy(ref -> assertThat(ref).startsWith("#/components/"))
                .allSatisfy(
                        ref -> assertThat(CONTRACT.at(ref).isObject()).as(ref).isTrue());
    }

    @Test
    void every_component_is_used() {
        Set<String> used = new HashSet<>(CONTRACT.document().findValuesAsText("$ref"));
        Set<String> unused = new TreeSet<>();
        CONTRACT.document().path("components").properties().forEach(kind -> kind.getValue()
                .fieldNames()
                .forEachRemaining(name -> {
                    String ref = "#/components/" + kind.getKey() + "/" + name;
                    if (!used.contains(ref)) {
                        unused.add(ref);
                    }
                }));

        // Those that no operation refers to: what secures them all, and what is said before it is known which is asked
        // for.
        assertThat(unused)
                .containsExactly(
                        "#/components/responses/HeadersTooLarge",
                        "#/components/responses/MethodNotAllowed",
                        "#/components/responses/NotImplemented",
                        "#/components/responses/RequestTimeout",
                        "#/components/responses/VersionNotSupported",
                        "#/components/securitySchemes/bearerAuth");
    }

    @Test
    void no_operation_has_the_name_of_another() {
        assertThat(operations().map(ApiOperation::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_says_what_it_is_for(ApiOperation operation) {
        Set<String> tags = new HashSet<>(CONTRACT.document().path("tags").findValuesAsText("name"));

        assertThat(operation.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(operation.node().path("summary").asText()).isNotBlank().doesNotEndWith(".");
        assertThat(operation.node().path("description").asText()).endsWith(".");
        assertThat(operation.node().path("tags")).hasSize(1).allMatch(tag -> tags.contains(tag.asText()));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_needs_the_scope_of_its_place(ApiOperation operation) {
        boolean open = operation.path().startsWith("/openapi.");

        assertThat(operation.node().has("security")).isTrue();
        assertThat(operation.needsToken()).isEqualTo(!open);
        assertThat(operation.scopes()).hasSize(open ? 0 : 1);
        assertThat(operation.scopes().contains("orders:admin"))
                .isEqualTo(operation.path().startsWith("/admin/"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void an_operation_tells_of_every_answer_that_all_may_give(ApiOperation operation) {
        Set<String> expected = new HashSet<>(ALWAYS);
        if (!operation.needsToken()) {
            expected.removeAll(NEED_A_TOKEN);
        }
        if (operation.method().equals("POST")) {
            expected.add("413");
        }
        if (!operation.consumes().isEmpty()) {
            expected.addAll(WITH_A_BODY);
        }
        if (operation.path().contains("{")) {
            expected.add("404");
        }

        assertThat(operation.statuses()).containsAll(expected).anyMatch(status -> status.startsWith("2"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_error_is_a_problem_document(ApiOperation operation) {
        for (var response : operation.node().path("responses").properties()) {
            if (response.getKey().matches("[45].*")) {
                JsonNode content = CONTRACT.resolved(response.getValue()).path("content");
                assertThat(content).as(response.getKey()).hasSize(1);
                assertThat(content.at("/application~1problem+json/schema/$ref").asText())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void every_parameter_of_a_path_is_described_and_every_parameter_is_bounded(ApiOperation operation) {
        Set<String> described = new HashSet<>();
        for (JsonNode written : operation.node().path("parameters")) {
            JsonNode parameter = CONTRACT.resolved(written);
            JsonNode schema = CONTRACT.resolved(parameter.path("schema"));
            assertThat(parameter.path("description").asText()).endsWith(".");
            assertThat(Stream.of("maxLength", "maximum", "pattern", "enum", "format"))
                    .as(parameter.path("name").asText())
                    .anyMatch(schema::has);
            if (parameter.path("in").asText().equals("path")) {
                described.add("{" + parameter.path("name").asText() + "}");
            }
        }

        assertThat(Stream.of(operation.path().split("/")).filter(part -> part.startsWith("{")))
                .containsExactlyInAnyOrderElementsOf(described);
    }
}
