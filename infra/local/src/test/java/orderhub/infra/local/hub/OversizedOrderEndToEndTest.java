package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too large to be carried to its end is refused at the door. */
class OversizedOrderEndToEndTest {

    private static final int MAX_BODY_BYTES = 32_768;
    private static final int MAX_LINES = 50;
    private static final String GOOD = Examples.order("good");

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    static Stream<Arguments> oversized() {
        String lines = Stream.generate(() -> "{\"productId\": \"COF-ETH-250\", \"quantity\": 1}")
                .limit(MAX_LINES + 1)
                .collect(Collectors.joining(",", "[", "]"));
        return Stream.of(
                Arguments.of("in bytes", GOOD + " ".repeat(MAX_BODY_BYTES), 413),
                Arguments.of("in lines", GOOD.replaceAll("(?s)\\[.*]", lines), 422));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oversized")
    void an_oversized_order_is_refused_before_it_has_any_effect(String what, String body, int status) {
        String key = UUID.randomUUID().toString();
        String id = OrderIds.of(GOOD, key);

        assertThat(api.place(body, key).status()).as(what).isEqualTo(status);

        assertThat(api.get("/orders/" + id).status()).isEqualTo(404);
        assertThat(hub.gateway().ledger().of(id)).isEqualTo(new LedgerEntry(0, 0, 0, 0, 0, 0));
        // Not even the key is used up.
        Api.Answer placed = api.place(GOOD, key);
        assertThat(placed.header("Idempotency-Replayed")).isEqualTo("false");
        assertThat(placed.orderId()).isEqualTo(id);
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
    }
}
