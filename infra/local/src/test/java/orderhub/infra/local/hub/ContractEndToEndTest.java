package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.schemas.openapi.ApiContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hub hands out its contract, and what the contract gives as examples works as it is. */
class ContractEndToEndTest {

    private static final JsonNode CONTRACT = ApiContract.read().document();

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
