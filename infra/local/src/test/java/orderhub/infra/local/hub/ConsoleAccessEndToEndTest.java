package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import orderhub.infra.local.issuer.TokenRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Console and metrics are for operators, who may look at everything and change little. */
class ConsoleAccessEndToEndTest {

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final Api operator = api.authorized(TokensEndToEndTest.basic("operator", "local"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/health",
                "/actuator/health/db",
                "/actuator/info",
                "/actuator/prometheus",
                "/actuator/camelroutes",
                "/actuator/hawtio",
                "/actuator/hawtio/",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/jolokia/version",
                "/actuator/jolokia",
                "/actuator/jolokia/version",
                "/actuator/anything"
            })
    void only_operators_get_there(String path) {
        Api.Answer unknown = api.anonymous().get(path);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.response().headers().allValues("WWW-Authenticate"))
                .containsExactly("Bearer realm=\"order-hub\"", "Basic realm=\"order-hub operators\"");
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");

        Api admin = api.as(Tokens.of(TokenRequest.staff().withRoles()));
        assertThat(admin.get(path).status()).isEqualTo(403);
        assertThat(api.asCustomer("C-1001").get(path).status()).isEqualTo(403);

        Api byRole = api.as(Tokens.of(TokenRequest.staff().withScopes().withRoles("operator")));
        assertThat(List.of(byRole.get(path).status(), operator.get(path).status()))
                .doesNotContain(401, 403);
    }

    @Test
    void probes_are_answered_to_anybody_and_tell_nothing() {
        for (String probe : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            Api.Answer answer = api.anonymous().get(probe);

            assertThat(answer.response().body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"operator, wrong", "root, local", "operator, ''", "'', local"})
    void a_wrong_name_or_password_is_no_login(String user, String password) {
        Api guess = api.authorized(TokensEndToEndTest.basic(user, password));

        assertThat(guess.get("/actuator/info").status()).isEqualTo(401);
    }

    @Test
    void an_operator_is_no_caller_of_the_api() {
        assertThat(operator.get("/admin/sagas").status()).isEqualTo(401);
        assertThat(api.as(Tokens.of(TokenRequest.staff().withScopes().withRoles("operator")))
                        .get("/admin/sagas")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_console_s_page_brings_a_policy_that_lets_it_work_and_nobody_frame_it() {
        Api.Answer page = operator.get("/actuator/hawtio/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"exec\",\"mbean\":\"CONTEXT\",\"operation\":\"sendBody(java.lang.String,java.lang.Object)\",\"arguments\":[\"direct:get-order\",\"x\"]}",
                "{\"type\":\"exec\",\"mbean\":\"CONTEXT\",\"operation\":\"requestStringBody\",\"arguments\":[\"direct:get-order\",\"x\"]}",
                "{\"type\":\"exec\",\"mbean\":\"CONTEXT\",\"operation\":\"removeEndpoints\",\"arguments\":[\"direct:*\"]}",
                "{\"type\":\"exec\",\"mbean\":\"CONTEXT\",\"operation\":\"suspend()\"}",
                "{\"type\":\"exec\",\"mbean\":\"ROUTE\",\"operation\":\"remove()\"}",
                "{\"type\":\"exec\",\"mbean\":\"ROUTE\",\"operation\":\"updateRouteFromXml\",\"arguments\":[\"<route/>\"]}",
                "{\"type\":\"write\",\"mbean\":\"ROUTE\",\"attribute\":\"StatisticsEnabled\",\"value\":false}",
                "{\"type\":\"exec\",\"mbean\":\"com.sun.management:type=DiagnosticCommand\",\"operation\":\"vmSystemProperties\"}",
                "{\"type\":\"exec\",\"mbean\":\"java.util.logging:type=Logging\",\"operation\":\"setLoggerLevel\",\"arguments\":[\"\",\"ALL\"]}",
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"SystemProperties\"}",
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\",\"attribute\":\"InputArguments\"}"
            })
    void what_would_change_the_hub_or_tell_its_secrets_is_refused(String request) {
        JsonNode answer = jolokia(request);

        assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.has("value")).isFalse();
    }

    @Test
    void a_route_can_be_stopped_and_started() {
        String route = "{\"type\":\"exec\",\"mbean\":\"org.apache.camel:context=order-hub,type=routes,"
                + "name=\\\"reconcile-receipts\\\"\",\"operation\":\"OPERATION\"}";

        assertThat(jolokia(route.replace("OPERATION", "stop()")).path("status").intValue())
                .isEqualTo(200);
        assertThat(jolokia(route.replace("OPERATION", "start()")).path("status").intValue())
                .isEqualTo(200);
    }

    @Test
    void a_page_of_another_site_cannot_use_what_an_operator_s_browser_knows() {
        Api.Answer posted = operator.send(api.request("/actuator/jolokia")
                .header("Origin", "https://evil.test")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"type\":\"version\"}")));
        Api.Answer fetched = operator.send(api.request("/actuator/jolokia/version")
                .header("Sec-Fetch-Site", "cross-site")
                .GET());
        Api.Answer embedded = operator.get("/actuator/jolokia/exec/java.lang:type=Threading/findDeadlockedThreads");

        assertThat(List.of(posted, fetched, embedded))
                .extracting(Api.Answer::status)
                .containsOnly(403);
    }

    private JsonNode jolokia(String request) {
        return operator.send(api.request("/actuator/jolokia")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(request.replace(
                                        "CONTEXT",
                                        "org.apache.camel:context=order-hub,type=context,name=\\\"order-hub\\\"")
                                .replace(
                                        "ROUTE",
                                        "org.apache.camel:context=order-hub,type=routes,name=\\\"get-order\\\""))))
                .json();
    }
}
