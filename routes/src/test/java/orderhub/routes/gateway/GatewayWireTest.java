package orderhub.routes.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.json.HubJson;
import orderhub.schemas.payment.GatewayAnswer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayWireTest {

    private final GatewayWire wire = new GatewayWire(HubJson.tolerantMapper());

    @ParameterizedTest
    @CsvSource({
        "plain, 2598, plain=2598",
        "metadata[order_id], o-1, metadata%5Border_id%5D=o-1",
        "a b, c+d, a+b=c%2Bd",
        "amp, a&b=c, amp=a%26b%3Dc",
        "accent, café, accent=caf%C3%A9",
        "empty, '', empty=",
    })
    void a_field_is_encoded_as_a_form_wants_it(String name, String value, String encoded) {
        assertThat(wire.encode(request(Map.of(name, value)))).isEqualTo(encoded);
    }

    @Test
    void fields_stand_in_the_order_of_their_names_so_that_a_repeated_request_is_the_same_text() {
        assertThat(wire.encode(request(Map.of("b", "2", "c", "3", "a", "1")))).isEqualTo("a=1&b=2&c=3");
        assertThat(wire.encode(request(Map.of()))).isEmpty();
    }

    @Test
    void reads_a_payment() {
        GatewayReply reply = wire.decode(200, """
                {"id": "pi_1", "status": "succeeded", "amount": 10, "amount_received": 9, "latest_charge": "ch_1",
                 "metadata": {"order_id": "o-1"}}""");

        assertThat(reply).isEqualTo(new GatewayReply(200, new GatewayAnswer("pi_1", "succeeded", 10, 9, "ch_1", null)));
    }

    @Test
    void reads_a_refusal() {
        GatewayReply reply = wire.decode(402, """
                {"error": {"type": "card_error", "code": "card_declined", "decline_code": "lost_card",
                           "message": "Declined.", "doc_url": "https://example.test"}}""");

        assertThat(reply.httpStatus()).isEqualTo(402);
        assertThat(reply.answer().error())
                .isEqualTo(new GatewayAnswer.Failure("card_error", "card_declined", "lost_card", "Declined.", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<html></html>", "{", "[]", "\"text\"", "null", "{\"amount\": \"many\"}"})
    void what_is_not_the_gateways_json_settles_nothing(String body) {
        assertThatThrownBy(() -> wire.decode(502, body))
                .isInstanceOf(GatewayUnavailableException.class)
                .hasMessageContaining("HTTP 502");
    }

    private static GatewayRequest request(Map<String, String> fields) {
        return new GatewayRequest("/", new TreeMap<>(fields), "key");
    }
}
