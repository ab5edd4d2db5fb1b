package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** Why an order is where it is, from one call. */
class TimelineEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void a_shipped_order_tells_its_way() {
        String id = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        await().atMost(A_WHILE).untilAsserted(() -> {
            assertThat(timeline(id).at("/events").findValuesAsText("published")).containsOnly("true");
            assertThat(timeline(id).at("/saga/found/status").textValue()).isEqualTo("COMPLETED");
        });

        JsonNode timeline = timeline(id);

        assertThat(timeline.get("states").findValuesAsText("status"))
                .containsExactly("CREATED", "RESERVED", "PAID", "DISPATCHED", "SHIPPED");
        assertThat(timeline.at("/stock/found/status").textValue()).isEqualTo("SHIPPED");
        assertThat(timeline.at("/money/state").textValue()).isEqualTo("CAPTURED");
        assertThat(timeline.at("/money/captured").longValue())
                .isEqualTo(hub.gateway().ledger().of(id).captured());
        assertThat(timeline.at("/next/step").textValue()).isEqualTo("NOTHING");
        assertThat(timeline.at("/hub/gateway/state").textValue()).isNotBlank();
        assertThat(timeline.at("/hub/retry/receives").intValue()).isEqualTo(19);
        assertThat(timeline.toString()).doesNotContain("pm_card_visa", "C-1001");
    }

    @Test
    void an_order_that_waits_for_a_person_says_so_and_until_when() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(A_WHILE).until(() -> api.status(id).equals("IN_REVIEW"));

        JsonNode timeline = timeline(id);

        assertThat(timeline.at("/next/step").textValue()).isEqualTo("REVIEW");
        assertThat(timeline.at("/next/because").textValue()).isEqualTo("high-value");
        assertThat(timeline.at("/next/routes").toString()).contains("approve-order", "reject-order");
        assertThat(timeline.at("/next/latest").textValue())
                .isEqualTo(timeline.at("/stock/found/expiresAt").textValue())
                .isEqualTo(timeline.at("/saga/found/deadline").textValue());
        assertThat(timeline.at("/stock/found/status").textValue()).isEqualTo("CONFIRMED");
        assertThat(timeline.at("/saga/found/steps").findValuesAsText("undo"))
                .containsExactly("release-stock", "refund-payment");
        assertThat(timeline.at("/states").findValuesAsText("status")).endsWith("PAID", "IN_REVIEW");
    }

    @Test
    void an_order_that_was_refused_says_why_and_that_nothing_is_held_any_more() {
        String id = api.place(Examples.order("declined")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("REJECTED");

        JsonNode timeline = timeline(id);

        assertThat(timeline.at("/money/state").textValue()).isEqualTo("REFUSED");
        assertThat(timeline.at("/money/because").textValue())
                .isEqualTo(timeline.at("/next/because").textValue())
                .isNotBlank();
        assertThat(timeline.at("/stock/found/status").textValue()).isEqualTo("RELEASED");
        assertThat(timeline.at("/money/captured").longValue()).isZero();
    }

    @Test
    void the_hub_shows_what_it_has_in_hand_of_an_order_that_waits_for_the_gateway() {
        String id = api.place(Examples.order("good").replace("pm_card_visa", "pm_sim_delay_3000"))
                .orderId();

        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(timeline(id).at("/hub/inHand").findValuesAsText("node"))
                        .contains("to-payment-gateway"));

        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        await().atMost(A_WHILE)
                .untilAsserted(() -> assertThat(timeline(id).at("/hub/inHand")).isEmpty());
    }

    @Test
    void an_order_that_nobody_placed_has_no_timeline() {
        for (String id : List.of("no-such-order", "11111111-2222-8333-8444-555555555555")) {
            assertThat(api.get("/orders/" + id + "/timeline").status()).isEqualTo(404);
        }
    }

    private JsonNode timeline(String id) {
        Api.Answer answer = api.get("/orders/" + id + "/timeline");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }
}
