package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import orderhub.schemas.Examples;
import orderhub.schemas.api.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers say who call an order off. */
class CancelOrderContractTest {

    private static final Contract CONTRACT = Contract.of("commands/cancel-order");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("commands/cancel-order.json"));

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        assertThat(Json.wire(Json.read(EXAMPLE.toString(), Cancellation.class))).isEqualTo(EXAMPLE);
    }

    @Test
    void nobody_has_to_say_why() {
        JsonNode nothing = Json.parse("{}");

        assertThat(CONTRACT.violations(nothing)).isEmpty();
        assertThat(Json.read("{}", Cancellation.class)).isEqualTo(new Cancellation(null));
        assertThat(Json.wire(new Cancellation(null))).isEqualTo(nothing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "${body} {{hub.order.default-currency}} <b>#{1+1}</b>",
                "Zu spät geliefert; 遅すぎます; \uD83D\uDE2D\uD83D\uDC69\u200D\uD83D\uDCBB",
                "\"quoted\" \\ and 'so on'"
            })
    void what_can_be_printed_is_taken_as_it_is(String reason) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, "/reason", new TextNode(reason))))
                .isEmpty();
    }

    @Test
    void a_reason_has_two_hundred_characters_at_most_however_many_units_these_take() {
        String face = "\uD83D\uDE2D";

        assertThat(CONTRACT.violations(Json.with(EXAMPLE, "/reason", new TextNode(face.repeat(200)))))
                .isEmpty();
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, "/reason", new TextNode(face.repeat(201)))))
                .containsExactly("/reason");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /reason   | ""
            /reason   | " "
            /reason   | null
            /reason   | 7
            /reason   | "two\\nlines"
            /reason   | "one line\\n"
            /reason   | "a\\u0000b"
            /reason   | "a\\u001bb"
            /reason   | "a\\u0085b"
            /reason   | "a\\u2028b"
            /reason   | "a\\u202eb"
            /reason   | "a\\ufeffb"
            /reason   | "a\\ud83d"
            /operator | "kim"
            """)
    void what_is_bad_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .contains(pointer);
    }

    @Test
    void an_event_takes_whatever_reason_the_command_takes() {
        JsonNode asked = Json.parse(Contract.textOf("commands/cancel-order")).at("/properties/reason");
        JsonNode told = Json.parse(Contract.textOf("events/order-event")).at("/$defs/words");

        for (String keyword : new String[] {"type", "minLength", "maxLength", "pattern"}) {
            assertThat(told.get(keyword))
                    .as(keyword)
                    .isEqualTo(asked.get(keyword))
                    .isNotNull();
        }
    }
}
