package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import orderhub.routes.http.ApiHeaders;
import orderhub.routes.testing.RecordedHttpServer;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.openapi.ApiContract;
import orderhub.schemas.openapi.ApiOperation;
import org.apache.camel.Exchange;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What is served is what {@code schemas/openapi.yaml} says is served, and the other way round. */
class ServedIsTheContractTest extends RouteTest {

    /** Headers of answers that the server itself sets. */
    private static final Set<String> OF_THE_SERVER = Set.of("Allow", "WWW-Authenticate");

    private final ApiHeaders passing = new ApiHeaders();

    ServedIsTheContractTest() {
        super("rest");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.bind("platform-http-engine", new RecordedHttpServer());
    }

    @Test
    void every_operation_is_in_the_contract_and_every_one_of_the_contract_is_served() {
        List<String> agreed = ApiContract.read().operations().stream()
                .map(operation -> line(
                        operation.method(),
                        operation.path(),
                        "direct:" + operation.id(),
                        // What comes without a body has no media type; the route looks at that of a body that comes.
                        operation.needsBody() ? String.join(",", operation.consumes()) : ""))
                .toList();

        assertThat(served())
                .as("method, path, the route that operationId names, and the media type of the body")
                .containsExactlyInAnyOrderElementsOf(agreed);
    }

    @Test
    void every_header_and_every_part_of_a_path_gets_to_the_routes() {
        Set<String> parameters = new TreeSet<>();
        for (ApiOperation operation : ApiContract.read().operations()) {
            operation.node().path("parameters").forEach(ref -> addNameUnlessOfQuery(parameters, ref));
        }

        assertThat(parameters)
                .contains("orderId", "Idempotency-Key")
                .filteredOn(name -> passing.applyFilterToExternalHeaders(name, "x", exchange()))
                .as("parameters that ApiHeaders does not let in")
                .isEmpty();
    }

    @Test
    void every_header_of_an_answer_gets_to_the_caller() {
        Set<String> headers = new TreeSet<>();
        ApiContract.read().document().at("/components/responses").forEach(response -> addHeaders(headers, response));
        for (ApiOperation operation : ApiContract.read().operations()) {
            operation.node().path("responses").forEach(response -> addHeaders(headers, response));
        }

        assertThat(headers)
                .contains("Location", "Retry-After")
                .filteredOn(name -> !OF_THE_SERVER.contains(name))
                .filteredOn(name -> passing.applyFilterToCamelHeaders(name, "x", exchange()))
                .as("headers that ApiHeaders does not let out")
                .isEmpty();
    }

    private List<String> served() {
        return context.getRestDefinitions().stream()
                .flatMap(rest -> rest.getVerbs().stream().map(verb -> line(rest, verb)))
                .toList();
    }

    private static String line(RestDefinition rest, VerbDefinition verb) {
        String path = Stream.of(rest.getPath(), verb.getPath())
                .filter(part -> part != null && !part.equals("/"))
                .reduce("", String::concat);
        String consumes = verb.getConsumes() == null ? "" : verb.getConsumes();
        return line(verb.asVerb().toUpperCase(Locale.ROOT), path, verb.getTo().getUri(), consumes);
    }

    private static String line(String method, String path, String route, String consumes) {
        return method + " " + path + " " + route + " " + consumes;
    }

    private static void addHeaders(Set<String> headers, JsonNode response) {
        response.path("headers").fieldNames().forEachRemaining(headers::add);
    }

    /** Those of a query may be read from the query itself. */
    private static void addNameUnlessOfQuery(Set<String> names, JsonNode ref) {
        JsonNode parameter =
                ApiContract.read().document().at(ref.path("$ref").asText().substring(1));
        if (!parameter.path("in").asText().equals("query")) {
            names.add(parameter.path("name").asText());
        }
    }

    private Exchange exchange() {
        return new DefaultExchange(context);
    }
}
