package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import orderhub.schemas.Examples;
import orderhub.schemas.order.ProcessOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command on the order processing queue. */
class CommandContractTest {

    private static final Contract CONTRACT = Contract.of("commands/process-order");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("commands/process-order.json"));

    @Test
    void what_the_hub_sends_meets_the_contract() {
        ProcessOrder command = new ProcessOrder("87a25700-0720-3df0-9cf1-345e4c979a53", 5, 4);

        assertThat(CONTRACT.violations(Json.wire(command))).isEmpty();
    }

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        assertThat(Json.wire(Json.read(EXAMPLE.toString(), ProcessOrder.class))).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orderId", "/version", "/published"})
    void a_field_may_not_be_missing(String pointer) {
        assertThat(CONTRACT.violations(Json.without(EXAMPLE, pointer))).containsExactly(pointer);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /orderId   | "1"
            /orderId   | 1
            /version   | 0
            /version   | "1"
            /version   | 1.5
            /published | -1
            /published | null
            /sagaId    | "x"
            /schemaVersion | 2
            """)
    void a_bad_command_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .containsExactly(pointer);
    }
}
