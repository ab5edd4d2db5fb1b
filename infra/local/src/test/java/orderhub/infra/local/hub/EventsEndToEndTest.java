package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import orderhub.schemas.Examples;
import orderhub.schemas.contract.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others hear of an order, by the bus, as the contracts promise it. */
class EventsEndToEndTest {

    private static final EventTap TAP = EventTap.make(SharedHub.get().aws().endpoint());

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @ParameterizedTest
    @ValueSource(strings = {"good", "declined", "out-of-stock", "express", "yen"})
    void a_consumer_of_the_bus_gets_every_event_of_an_order_as_its_contract_has_it(String example) {
        String correlationId = UUID.randomUUID().toString();
        Api.Answer placed = api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", correlationId)
                .header("X-Correlation-Id", correlationId)
                .POST(BodyPublishers.ofString(Examples.order(example))));
        assertThat(placed.header("X-Correlation-Id")).isEqualTo(correlationId);

        api.awaitEnd(placed.orderId());

        assertToldAsPromised(placed.orderId(), correlationId);
    }

    @Test
    void the_events_of_an_order_that_a_person_refused_are_told_too() {
        Api.Answer placed = api.place(Examples.order("high-value"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> api.status(placed.orderId()).equals("IN_REVIEW"));
        api.post("/orders/" + placed.orderId() + "/reject");

        api.awaitEnd(placed.orderId());

        assertToldAsPromised(placed.orderId(), placed.header("X-Correlation-Id"));
    }

    private void assertToldAsPromised(String orderId, String correlationId) {
        JsonNode events = api.get("/orders/" + orderId + "/events").json().get("events");
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.get("eventId").textValue()));
        assertThat(ids).hasSize(events.size()).hasSizeGreaterThan(1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(TAP.envelopesOf(orderId).keySet()).containsExactlyInAnyOrderElementsOf(ids));

        Collection<JsonNode> envelopes = TAP.envelopesOf(orderId).values();
        assertThat(envelopes).allSatisfy(envelope -> {
            JsonNode detail = envelope.get("detail");
            String type = envelope.get("detail-type").textValue();
            assertThat(Contract.of("events/envelope").violations(envelope)).isEmpty();
            assertThat(Contract.of("events/" + type).violations(detail)).isEmpty();
            assertThat(detail.get("eventType").textValue()).isEqualTo(type);
            assertThat(detail.get("correlationId").textValue()).isEqualTo(correlationId);
        });
        assertThat(envelopes)
                .extracting(envelope -> withoutSaga(envelope.get("detail")))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    /** Which saga carries the order is told on the bus only. */
    private static JsonNode withoutSaga(JsonNode detail) {
        ObjectNode copy = detail.deepCopy();
        copy.remove("sagaId");
        return copy;
    }
}
