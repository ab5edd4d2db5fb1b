package orderhub.routes.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.processors.payment.BuildCharge;
import orderhub.processors.payment.BuildRefund;
import orderhub.processors.payment.BuildVoid;
import orderhub.processors.payment.FindCapture;
import orderhub.processors.payment.GatewayRequest;
import orderhub.routes.gateway.GatewayWire;
import orderhub.schemas.AnOrderChange;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.golden.Goldens;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Open;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the payment gateway is asked for the {@link GoldenOrders}, to the byte: a hub that takes an order over repeats what
 * another one asked under the same key, and the gateway refuses a key with another body.
 */
class GatewayGoldensTest {

    private static final Goldens GOLDENS = Goldens.of("processors", "routes/GatewayGoldensTest");
    private static final GatewayWire WIRE = new GatewayWire(MessageGoldens.JSON);

    static Stream<String> versions() {
        return GOLDENS.versions().stream();
    }

    @Test
    void what_is_asked_now_is_what_the_newest_version_asked() {
        GOLDENS.check(all());
        assertThat(GOLDENS.versions()).isNotEmpty();
    }

    @Test
    void the_files_of_released_versions_are_as_they_were_written() {
        GOLDENS.requireUntouched();
        assertThat(GOLDENS.versions()).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_a_version_asked_under_a_key_is_asked_under_it_for_ever(String version) {
        SortedMap<String, SortedMap<String, JsonNode>> now = all();
        assertThat(now).allSatisfy((kind, requests) -> {
            SortedMap<String, JsonNode> asked = GOLDENS.cases(version, kind);
            assertThat(asked).as(kind).isNotEmpty();
            assertThat(requests).as(kind).containsAllEntriesOf(asked);
        });
    }

    private static SortedMap<String, SortedMap<String, JsonNode>> all() {
        SortedMap<String, JsonNode> charges = new TreeMap<>();
        SortedMap<String, JsonNode> refunds = new TreeMap<>();
        SortedMap<String, JsonNode> voids = new TreeMap<>();
        GoldenOrders.all().forEach((name, order) -> {
            charges.put(name, json(new BuildCharge().apply(order)));
            if (isPaid(order)) {
                refunds.put(name, json(new BuildRefund().apply(order, new FindCapture().apply(order))));
            }
        });
        voids.put("held", json(new BuildVoid().apply(new Open(AnOrderChange.PAYMENT_ID, "requires_capture"))));
        SortedMap<String, SortedMap<String, JsonNode>> kinds = new TreeMap<>();
        kinds.put("charges", charges);
        kinds.put("refunds", refunds);
        kinds.put("voids", voids);
        return kinds;
    }

    private static boolean isPaid(Order order) {
        return order.latest(EventFacts.Paid.class).isPresent();
    }

    private static JsonNode json(GatewayRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", request.path())
                .put("key", request.idempotencyKey())
                .put("body", WIRE.encode(request));
    }
}
