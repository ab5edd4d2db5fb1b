package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import orderhub.config.HubApplication;
import orderhub.infra.local.issuer.SigningKey;
import orderhub.infra.local.issuer.TokenRequest;
import orderhub.schemas.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What those who run the hub look at: health, metrics, and on a laptop the routes themselves. */
class OperationsEndToEndTest {

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness", "/actuator/info"})
    void a_running_hub_says_that_it_is_well(String path) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(api.get(path).status()).isEqualTo(200));
        assertThat(api.get(path).json().path("status").asText("UP")).isEqualTo("UP");
    }

    @Test
    void metrics_count_what_each_route_did() {
        api.awaitEnd(api.place(Examples.order("good")).orderId());

        Api.Answer metrics = api.get("/actuator/prometheus");

        assertThat(metrics.status()).isEqualTo(200);
        for (String route : List.of("accept-order", "process-order", "fulfil-standard", "relay-order")) {
            assertThat(metrics.response().body().lines())
                    .as(route)
                    .anyMatch(line -> line.startsWith("camel_exchanges_succeeded_total{")
                            && line.contains("routeId=\"" + route + "\"")
                            && !line.endsWith(" 0.0"));
        }
        assertThat(metrics.response().body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void the_console_answers_its_page() {
        Api.Answer page = api.get("/actuator/hawtio/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.response().body()).containsIgnoringCase("hawtio");
    }

    @Test
    void the_console_reads_routes_and_shows_their_source() {
        String route = jolokia("search", "org.apache.camel:context=*,type=routes,name=\"process-order\"", null)
                .get("value")
                .get(0)
                .textValue();

        assertThat(jolokia("read", route, null).at("/value/State").textValue()).isEqualTo("Started");
        assertThat(jolokia("exec", route, "dumpRouteAsYaml()").get("value").textValue())
                .contains("process-order", "saga:", "to-charge-payment");
    }

    @Test
    void the_console_lists_sagas_and_says_what_an_operator_can_do_with_one() {
        JsonNode found = jolokia("search", "org.apache.camel:context=*,type=saga,*", null)
                .get("value");
        assertThat(found).isNotEmpty();

        JsonNode operations = api.get(
                        "/actuator/jolokia/list/" + found.get(0).textValue().replace(':', '/'))
                .json()
                .at("/value/op");

        assertThat(operations.properties().stream().map(Map.Entry::getKey))
                .contains("list", "show", "retryNow", "compensateNow", "skipStep");
        assertThat(operations.at("/skipStep/args").findValuesAsText("name"))
                .containsExactly("id", "step", "who", "why");
    }

    @Test
    void the_console_lists_dead_letter_queues_and_says_what_an_operator_can_do_with_their_messages() {
        String bean = jolokia("search", "org.apache.camel:context=order-hub,type=deadletters,*", null)
                .get("value")
                .get(0)
                .textValue();

        JsonNode operations = api.get("/actuator/jolokia/list/" + bean.replace(':', '/'))
                .json()
                .at("/value/op");

        assertThat(operations.properties().stream().map(Map.Entry::getKey))
                .contains(
                        "queues",
                        "look",
                        "causes",
                        "show",
                        "dryRun",
                        "mend",
                        "redrive",
                        "redriveStatus",
                        "stopRedrive");
        assertThat(operations.at("/mend/args").findValuesAsText("name"))
                .containsExactly("queue", "messageId", "body", "who", "why");
        assertThat(jolokia("exec", bean, "queues()").get("value").textValue())
                .contains("order-processing-dlq.fifo", "notify-email-dlq");
    }

    @Test
    void the_console_intervenes_for_an_order_or_says_why_it_cannot() {
        String id = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        String bean = jolokia("search", "org.apache.camel:context=order-hub,type=interventions,*", null)
                .get("value")
                .get(0)
                .textValue();

        JsonNode operations = api.get("/actuator/jolokia/list/" + bean.replace(':', '/'))
                .json()
                .at("/value/op");
        assertThat(operations.at("/settle/args").findValuesAsText("name"))
                .containsExactly("orderId", "outcome", "paymentId", "refundId", "who", "why");
        assertThat(operations.at("/resume/args").findValuesAsText("name")).containsExactly("orderId");

        assertThat(interventions(bean, "settle", id, "NOT_CHARGED", "", "", "kim", "ticket 4713")
                        .path("error")
                        .asText())
                .contains("settlement-refused", "The order is SHIPPED");
        assertThat(interventions(bean, "resume", id).path("value").asText()).contains("SHIPPED");
        assertThat(interventions(bean, "resume", "no-such-order").path("error").asText())
                .contains("order-not-found");
    }

    private JsonNode interventions(String bean, String operation, String... arguments) {
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("type", "exec")
                .put("mbean", bean)
                .put("operation", operation);
        ArrayNode given = request.putArray("arguments");
        List.of(arguments).forEach(given::add);
        return api.send(api.request("/actuator/jolokia")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request.toString())))
                .json();
    }

    @Test
    void elsewhere_than_on_a_laptop_there_is_no_console() {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                ConfigurableApplicationContext elsewhere = startElsewhere(surroundings)) {
            String token = Tokens.with(Tokens.claims(TokenRequest.staff())
                    .issuer("https://issuer.test")
                    .audience("orders")
                    .build());
            Api there = new Api(LocalHub.apiOf(elsewhere)).as(token);
            assertThat(there.as(Tokens.staff()).get("/orders/x").status()).isEqualTo(401);

            assertThat(List.of(
                            "hawtio",
                            "hawtio/",
                            "jolokia",
                            "jolokia/version",
                            "camelroutes",
                            "env",
                            "heapdump",
                            "beans"))
                    .allSatisfy(endpoint -> assertThat(
                                    there.get("/actuator/" + endpoint).status())
                            .isEqualTo(404));
            assertThat(there.get("/dev/tokens").status()).isEqualTo(404);
            assertThat(there.get("/hawtio/").status()).isEqualTo(404);
            assertThat(there.get("/jolokia/version").status()).isEqualTo(404);
            assertThat(there.get("/actuator/prometheus").status()).isEqualTo(200);
            assertThat(there.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(there.anonymous()
                            .get("/actuator/health/readiness")
                            .json()
                            .has("components"))
                    .isFalse();
            assertThat(there.anonymous().get("/actuator/prometheus").status()).isEqualTo(401);
            assertThat(there.awaitEnd(there.place(Examples.order("good")).orderId()))
                    .isEqualTo("SHIPPED");
        }
    }

    @Test
    void elsewhere_than_on_a_laptop_the_development_issuer_is_not_trusted() {
        assertThatThrownBy(() -> new SpringApplication(HubApplication.class)
                        .run(
                                "--server.port=0",
                                "--spring.jmx.unique-names=true",
                                "--hub.identity.secret=a-test-s-own",
                                "--hub.gateway.base-url=http://127.0.0.1:1",
                                "--hub.gateway.api-key=sk_test_elsewhere",
                                "--hub.security.issuer=urn:orderhub:development-issuer",
                                "--hub.security.audience=order-hub",
                                "--hub.security.jwk-set-uri=" + hub.issuer().jwkSetUri(),
                                "--hub.aws.endpoint=http://127.0.0.1:1",
                                "--hub.queue.base-url=http://127.0.0.1:1/000000000000",
                                "--hub.topic.base-arn=arn:aws:sns:us-east-1:000000000000"))
                .hasStackTraceContaining("hub.security.issuer is for development only: it is the development issuer");
    }

    /**
     * With what an installation has to say that is no laptop; the rest has defaults. Its issuer is out of reach, so its key is
     * brought along.
     */
    private static ConfigurableApplicationContext startElsewhere(Surroundings surroundings) {
        String aws = surroundings.aws().endpoint().toString();
        SpringApplication elsewhere = new SpringApplication(HubApplication.class);
        elsewhere.addInitializers(context -> context.getBeanFactory()
                .registerSingleton(
                        "keysOfTheIssuer",
                        new ImmutableJWKSet<>(
                                new JWKSet(SigningKey.ofThisProcess().toPublicJWK()))));
        return elsewhere.run(
                "--server.address=127.0.0.1",
                "--server.port=0",
                // Several hubs live in the JVM of a test run.
                "--spring.jmx.unique-names=true",
                "--hub.identity.secret=a-test-s-own",
                "--hub.gateway.base-url=" + surroundings.gateway().baseUrl(),
                "--hub.gateway.api-key=sk_test_elsewhere",
                "--hub.security.issuer=https://issuer.test",
                "--hub.security.audience=orders",
                "--hub.security.jwk-set-uri=https://issuer.test/keys",
                "--hub.aws.endpoint=" + aws,
                "--hub.queue.base-url=" + aws + "/000000000000",
                "--hub.queue.wait-s=2",
                "--hub.topic.base-arn=arn:aws:sns:us-east-1:000000000000");
    }

    private JsonNode jolokia(String type, String mbean, @Nullable String operation) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("type", type).put("mbean", mbean);
        if (operation != null) {
            request.put("operation", operation);
        }
        Api.Answer answer = api.send(api.request("/actuator/jolokia")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(request.toString())));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").intValue())
                .as(answer.response().body())
                .isEqualTo(200);
        return answer.json();
    }
}
