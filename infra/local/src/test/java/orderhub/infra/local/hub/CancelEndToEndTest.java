package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Callers call their orders off, and get back what they have paid. */
class CancelEndToEndTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Executor AT_ONCE = call -> new Thread(call, "caller").start();

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void an_order_in_review_that_is_called_off_is_paid_back_and_gives_its_stock_back() {
        String id = place("high-value", "IN_REVIEW");

        Api.Answer answer =
                api.cancel(id, "{\"reason\": \"${body} {{hub.bus.orders}} <b>too late</b> \\ud83d\\ude2d\"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().path("status").asText()).isEqualTo("COMPENSATING");
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        assertThat(api.eventTypes(id))
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "PaymentCompleted",
                        "ReviewRequested",
                        "OrderCancelled",
                        "PaymentRefunded",
                        "InventoryReleased");
        JsonNode event =
                api.get("/orders/" + id + "/events").json().get("events").get(4);
        assertThat(event.path("reason").asText()).isEqualTo("${body} {{hub.bus.orders}} <b>too late</b> \uD83D\uDE2D");
        assertThat(event.path("cancelledBy").asText()).isIn("CUSTOMER", "STAFF");
        assertThat(api.get("/orders/" + id).json().path("reason").asText()).startsWith("cancelled-by-");
        assertAllGivenBack(id, 339_800);
        assertThat(reservationOf(id)).isEqualTo("RELEASED");
    }

    @Test
    void a_cancelled_order_can_be_called_off_again_and_nothing_else_can_be_done_with_it() {
        String id = place("high-value", "IN_REVIEW");
        assertThat(api.cancel(id, "{\"reason\": \"first\"}").status()).isEqualTo(202);
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        List<String> story = api.eventTypes(id);

        Api.Answer again = api.cancel(id, "{\"reason\": \"second\"}");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(api.get("/orders/" + id).json());
        assertThat(api.post("/orders/" + id + "/approve").status()).isEqualTo(409);
        assertThat(api.post("/orders/" + id + "/reject").status()).isEqualTo(409);
        assertThat(api.eventTypes(id)).isEqualTo(story);
        assertAllGivenBack(id, 339_800);
    }

    @Test
    void an_order_that_is_being_charged_gets_its_money_back_when_that_is_known() {
        String id = place(Examples.order("good").replace("pm_card_visa", "pm_sim_delay_4000"));
        awaitStatus(id, "RESERVED");

        assertThat(api.cancel(id).status()).isEqualTo(202);
        assertThat(api.cancel(id).status())
                .as("again, while it is being undone")
                .isEqualTo(202);

        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        assertThat(api.eventTypes(id))
                .as("nothing is given back before it is known")
                .containsExactly(
                        "OrderCreated",
                        "InventoryReserved",
                        "OrderCancelled",
                        "PaymentCompleted",
                        "PaymentRefunded",
                        "InventoryReleased");
        assertAllGivenBack(id, 5_390);
        assertThat(reservationOf(id)).isEqualTo("RELEASED");
    }

    @Test
    void eight_callers_at_once_call_an_order_off_once() {
        String id = place("high-value", "IN_REVIEW");

        List<CompletableFuture<Api.Answer>> answers = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> api.cancel(id), AT_ONCE))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().status()).isIn(200, 202));
        assertThat(api.awaitEnd(id)).isEqualTo("CANCELLED");
        assertThat(api.eventTypes(id)).doesNotHaveDuplicates().contains("OrderCancelled");
        assertAllGivenBack(id, 339_800);
    }

    @Test
    void of_approving_refusing_and_calling_off_at_once_one_decides() {
        for (int i = 0; i < 6; i++) {
            String id = place("high-value", "IN_REVIEW");
            List<CompletableFuture<Api.Answer>> answers = List.of("approve", "cancel", "reject").stream()
                    .map(verb -> CompletableFuture.supplyAsync(() -> api.post("/orders/" + id + "/" + verb), AT_ONCE))
                    .toList();
            List<Integer> statuses =
                    answers.stream().map(answer -> answer.join().status()).toList();

            // One that was approved can still be called off, until it is shipped.
            String end = api.awaitEnd(id);
            boolean calledOff = statuses.get(1) == 202;
            assertThat(end)
                    .as("answers %s", statuses)
                    .isIn(calledOff ? List.of("CANCELLED") : List.of("SHIPPED", "REJECTED"));
            assertThat(statuses.get(1)).isIn(202, 409);
            assertThat(api.eventTypes(id)).doesNotHaveDuplicates();
            LedgerEntry entry = hub.gateway().ledger().of(id);
            assertThat(entry.captured() - entry.refunded()).isEqualTo(end.equals("SHIPPED") ? 339_800 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"good, SHIPPED", "declined, REJECTED", "out-of-stock, REJECTED"})
    void an_order_that_has_ended_otherwise_cannot_be_called_off(String example, String end) {
        String id = place(Examples.order(example));
        assertThat(api.awaitEnd(id)).isEqualTo(end);

        Api.Answer answer = api.cancel(id);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:not-cancellable");
        assertThat(api.status(id)).isEqualTo(end);
        assertThat(api.eventTypes(id)).doesNotContain("OrderCancelled");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "two\\nlines"}   | 422 | invalid-request
            {"reason": 7}              | 422 | invalid-request
            {"because": "late"}        | 422 | invalid-request
            late                       | 400 | malformed-body
            """)
    void a_body_that_breaks_the_contract_changes_nothing(String body, int status, String kind) {
        String id = place("high-value", "IN_REVIEW");

        Api.Answer answer = api.cancel(id, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("type").asText()).isEqualTo("urn:orderhub:problem:" + kind);
        assertThat(api.status(id)).isEqualTo("IN_REVIEW");
    }

    @Test
    void an_order_that_is_not_there_cannot_be_called_off() {
        assertThat(api.cancel(UUID.randomUUID().toString()).status()).isEqualTo(404);
    }

    private String place(String body) {
        return api.place(body).orderId();
    }

    private String place(String example, String until) {
        String id = place(Examples.order(example));
        awaitStatus(id, until);
        return id;
    }

    private void awaitStatus(String id, String status) {
        await().atMost(SOON).until(() -> api.status(id), status::equals);
    }

    private void assertAllGivenBack(String id, long total) {
        LedgerEntry entry = hub.gateway().ledger().of(id);
        assertThat(entry.captures()).isOne();
        assertThat(entry.captured()).isEqualTo(total);
        assertThat(entry.refunded()).isEqualTo(total);
    }

    private String reservationOf(String id) {
        String reservation =
                api.get("/orders/" + id).json().path("reservationId").asText();
        try (Shop shop = new Shop(hub)) {
            Map<String, AttributeValue> item = shop.dynamoDb
                    .getItem(get -> get.tableName("inventory_reservations")
                            .key(Map.of("reservation_id", AttributeValue.fromS(reservation)))
                            .consistentRead(true))
                    .item();
            return requireNonNull(item.get("status")).s();
        }
    }
}
