package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that looks like an expression, a placeholder or markup is stored and shown as it came; nothing evaluates it. */
class LiteralTextEndToEndTest {

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${body} ${header.Hub-Subject} ${sys.user.home} ${env.PATH} ${bean:clock}",
                "{{hub.identity.secret}} {{hub.gateway.api-key}}",
                "$simple{7*7} #{7*7} %{7*7} ${7*7} *{7*7}",
                "${jndi:ldap://127.0.0.1:1/x} ${date:now}",
                "<script>alert(1)</script> &lt;b&gt; <!-- ' \" \\ -->"
            })
    void a_reason_is_kept_literally(String reason) {
        assertThat(reasonKept(reason)).isEqualTo(reason);
    }

    @Test
    void a_reason_is_kept_in_composed_form() {
        assertThat(reasonKept("cafe\u0301, \ud83d\udc69\u200d\ud83d\ude80"))
                .isEqualTo("caf\u00e9, \ud83d\udc69\u200d\ud83d\ude80");
    }

    @Test
    void a_key_that_is_an_expression_is_a_key() {
        String key = "${body}{{hub.identity.secret}}" + System.nanoTime();

        Api.Answer first = api.place(Examples.order("good"), key);
        Api.Answer again = api.place(Examples.order("good"), key);

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.orderId()).isEqualTo(first.orderId()).isEqualTo(OrderIds.of(Examples.order("good"), key));
    }

    private String reasonKept(String reason) {
        try (Shop shop = new Shop(hub)) {
            String id = api.place(Examples.order("high-value")).orderId();
            await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id).equals("IN_REVIEW"));
            String sagaId = requireNonNull(shop.orders().stream()
                    .filter(order -> order.id().equals(id))
                    .findFirst()
                    .orElseThrow()
                    .sagaId());
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.put("operator", "kim").put("reason", reason);

            Api.Answer answer = api.send(api.request("/admin/sagas/" + sagaId + "/compensate")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body.toString())));

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");
            return api.get("/admin/sagas/" + sagaId).json().at("/audit/0/why").asText();
        }
    }
}
