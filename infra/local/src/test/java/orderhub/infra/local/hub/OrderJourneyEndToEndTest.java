package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** Each example order, from the request to its end. */
class OrderJourneyEndToEndTest {

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void a_good_order_is_shipped_and_every_event_tells_of_it() {
        Api.Answer answer = api.place(Examples.order("good"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Location")).isEqualTo("/orders/" + answer.orderId());
        ends(answer.orderId(), "SHIPPED");
        assertThat(api.eventTypes(answer.orderId()))
                .containsExactly(
                        "OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");
        assertMoney(answer.orderId(), 1, 5390, 0);
    }

    @Test
    void an_order_that_is_out_of_stock_is_rejected_and_takes_nothing() {
        String id = api.place(Examples.order("out-of-stock")).orderId();

        ends(id, "REJECTED");
        assertThat(api.eventTypes(id)).containsExactly("OrderCreated", "InventoryUnavailable");
        assertMoney(id, 0, 0, 0);
    }

    @Test
    void a_declined_order_gives_its_stock_back() {
        try (Shop shop = new Shop(hub)) {
            long before = shop.stock("KIT-POT-GLASS-1200").available();
            String id = api.place(Examples.order("declined")).orderId();

            ends(id, "REJECTED");
            assertThat(api.eventTypes(id))
                    .containsExactly("OrderCreated", "InventoryReserved", "PaymentFailed", "InventoryReleased");
            assertMoney(id, 0, 0, 0);
            assertThat(shop.stock("KIT-POT-GLASS-1200")).isEqualTo(new Shop.Stock(before, 0, 0));
        }
    }

    @Test
    void a_digital_order_takes_the_digital_lane() {
        assertThat(laneOf("digital")).isEqualTo("DIGITAL");
    }

    @Test
    void an_express_order_takes_the_express_lane() {
        assertThat(laneOf("express")).isEqualTo("EXPRESS");
    }

    @Test
    void a_mixed_order_with_the_same_product_twice_takes_the_standard_lane() {
        assertThat(laneOf("mixed")).isEqualTo("STANDARD");
    }

    @Test
    void an_order_in_yen_is_charged_in_yen() {
        String id = api.place(Examples.order("yen")).orderId();

        ends(id, "SHIPPED");
        assertMoney(id, 1, 13700, 0);
    }

    @Test
    void a_high_value_order_waits_in_review_and_goes_on_when_it_is_approved() {
        String id = inReview();

        assertThat(api.post("/orders/" + id + "/approve").status()).isEqualTo(200);

        ends(id, "SHIPPED");
        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentCompleted",
                        "ReviewRequested",
                        "ReviewApproved",
                        "OrderDispatched",
                        "OrderShipped");
        assertThat(api.post("/orders/" + id + "/approve").status()).isEqualTo(409);
    }

    @Test
    void a_high_value_order_that_is_refused_is_paid_back_and_gives_its_stock_back() {
        String id = inReview();

        assertThat(api.post("/orders/" + id + "/reject").status()).isEqualTo(200);

        ends(id, "REJECTED");
        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentCompleted",
                        "ReviewRequested",
                        "ReviewRejected",
                        "PaymentRefunded",
                        "InventoryReleased");
        assertMoney(id, 1, 339800, 339800);
    }

    @Test
    void a_charge_whose_answer_is_lost_is_asked_for_again_and_made_once() {
        String id = api.place(Examples.order("good").replace("pm_card_visa", "pm_sim_drop_connection_after_charge"))
                .orderId();

        ends(id, "SHIPPED");
        assertMoney(id, 1, 5390, 0);
    }

    @Test
    void a_gateway_that_fails_twice_only_delays_an_order() {
        String id = api.place(Examples.order("good").replace("pm_card_visa", "pm_sim_error_503_2"))
                .orderId();

        ends(id, "SHIPPED");
        assertMoney(id, 1, 5390, 0);
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id).equals("IN_REVIEW"));
        return id;
    }

    private String laneOf(String example) {
        String id = api.place(Examples.order(example)).orderId();
        ends(id, "SHIPPED");
        return api.get("/orders/" + id).json().get("lane").textValue();
    }

    private void ends(String orderId, String status) {
        List<String> ends = List.of("SHIPPED", "REJECTED", "EXPIRED", "CANCELLED");
        await().atMost(Duration.ofSeconds(60)).until(() -> ends.contains(api.status(orderId)));
        assertThat(api.status(orderId)).isEqualTo(status);
    }

    private void assertMoney(String orderId, int captures, long captured, long refunded) {
        LedgerEntry entry = hub.gateway().ledger().of(orderId);
        assertThat(entry.captures()).isEqualTo(captures);
        assertThat(entry.captured()).isEqualTo(captured);
        assertThat(entry.refunded()).isEqualTo(refunded);
    }
}
