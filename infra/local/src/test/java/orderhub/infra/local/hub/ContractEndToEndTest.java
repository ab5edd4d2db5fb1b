package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.schemas.openapi.ApiContract;
import orderhub.schemas.openapi.ApiOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub hands out its contract, and what the contract gives as examples works as it is. */
class ContractEndToEndTest {

    private static final JsonNode CONTRACT = ApiContract.read().document();

    /** By the scopes of an operation others, which do not allow it. */
    private static final Map<List<String>, List<String>> TOO_LITTLE = Map.of(
            List.of("orders:read"), List.of("orders:write"),
            List.of("orders:write"), List.of("orders:read", "orders:review"),
            List.of("orders:review"), List.of("orders:read", "orders:write"),
            List.of("orders:admin"), List.of("orders:read", "orders:write", "orders:review"));

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    static Stream<Arguments> orders() {
        List<Arguments> orders = new ArrayList<>();
        JsonNode examples = CONTRACT.at("/paths/~1orders/post/requestBody/content/application~1json/examples");
        for (Map.Entry<String, JsonNode> example : examples.properties()) {
            String ref = example.getValue().path("$ref").asText();
            orders.add(Arguments.of(example.getKey(), CONTRACT.at(ref.substring(1) + "/value")));
        }
        return orders.stream();
    }

    @Test
    void the_contract_is_handed_out_as_it_was_written() {
        Api.Answer yaml = api.anonymous().get("/openapi.yaml");

        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("Content-Type")).isEqualTo("application/yaml");
        assertThat(yaml.response().body()).isEqualTo(ApiContract.read().text());
    }

    /** Each operation that needs a token, and scopes that are not enough for it. */
    static Stream<Arguments> guarded() {
        return ApiContract.read().operations().stream()
                .filter(ApiOperation::needsToken)
                .map(operation -> Arguments.of(operation, TOO_LITTLE.getOrDefault(operation.scopes(), List.of())));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void an_operation_is_for_those_whose_token_has_the_scope_that_the_contract_names(
            ApiOperation operation, List<String> tooLittle) {
        assertThat(ask(operation, api.anonymous()).status()).isEqualTo(401);
        assertThat(ask(operation, scoped(tooLittle)).status()).isEqualTo(403);
        assertThat(ask(operation, scoped(List.of("orders:admin"))).status()).isNotIn(401, 403, 500);
        if (!operation.scopes().isEmpty()) {
            assertThat(ask(operation, scoped(operation.scopes())).status()).isNotIn(401, 500);
        }
    }

    private Api scoped(List<String> scopes) {
        return api.as(Tokens.of(TokenRequest.staff().withScopes(scopes.toArray(String[]::new))));
    }

    /** About nothing that there is, and with nothing in it: whoever may ask is told so. */
    private static Api.Answer ask(ApiOperation operation, Api caller) {
        String path = operation.path().replaceAll("\\{[^}]+}", "x1");
        HttpRequest.Builder request =
                caller.request(path).method(operation.method(), HttpRequest.BodyPublishers.noBody());
        return caller.send(
                operation.consumes().isEmpty() ? request : request.header("Content-Type", "application/json"));
    }

    @Test
    void the_contract_is_handed_out_as_json_too() {
        Api.Answer json = api.anonymous().get("/openapi.json");

        assertThat(json.status()).isEqualTo(200);
        assertThat(json.header("Content-Type")).isEqualTo("application/json");
        assertThat(json.json()).isEqualTo(CONTRACT);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void an_example_order_is_taken_and_goes_the_way_that_its_name_says(String name, JsonNode order) {
        Api.Answer taken = api.place(order.toString(), UUID.randomUUID().toString());

        assertThat(taken.status()).isEqualTo(202);
        String end =
                switch (name) {
                    case "high-value" -> "IN_REVIEW";
                    case "declined", "out-of-stock" -> "REJECTED";
                    default -> "SHIPPED";
                };
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(taken.orderId()), end::equals);
    }
}
