package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** A reservation does not wait for ever. */
class ExpiryEndToEndTest {

    private static final String HOLD_MS = "3000";

    @Test
    void an_order_that_nobody_approves_in_time_is_paid_back_and_gives_its_stock_back() {
        LocalHubOptions options = LocalHubOptions.forTests()
                .with("spring.jmx.unique-names", "true")
                .with("hub.reservation.hold-ms", HOLD_MS);
        try (LocalHub hub = LocalHub.start(options);
                Shop shop = new Shop(hub)) {
            Api api = new Api(hub.api());
            EventTap tap = EventTap.make(hub.aws().endpoint());
            // The first order of a hub is a slow one.
            api.awaitEnd(api.place(Examples.order("good")).orderId());
            Map<String, Shop.Stock> before = shop.stock();

            String id = api.place(Examples.order("high-value")).orderId();
            await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id).equals("IN_REVIEW"));
            assertThat(api.awaitEnd(id)).isEqualTo("EXPIRED");

            assertThat(api.eventTypes(id))
                    .containsExactly(
                            "OrderCreated",
                            "InventoryReserved",
                            "PaymentCompleted",
                            "ReviewRequested",
                            "OrderExpired",
                            "PaymentRefunded",
                            "InventoryReleased");
            assertThat(api.get("/orders/" + id).json().get("reason").textValue())
                    .isEqualTo("reservation-expired");
            LedgerEntry entry = hub.gateway().ledger().of(id);
            assertThat(entry.captures()).isOne();
            assertThat(entry.captured()).isEqualTo(339_800).isEqualTo(entry.refunded());
            assertThat(shop.stock()).isEqualTo(before);
            assertThat(api.post("/orders/" + id + "/approve").status()).isEqualTo(409);
            assertThat(api.post("/orders/" + id + "/reject").status()).isEqualTo(409);
            assertThat(api.status(id)).isEqualTo("EXPIRED");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(tap.envelopesOf(id)).hasSize(7));
        }
    }
}
