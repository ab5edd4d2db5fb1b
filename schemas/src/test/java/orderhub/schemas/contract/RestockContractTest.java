package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import orderhub.schemas.Examples;
import orderhub.schemas.api.Restocking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says when more of a product has come in. */
class RestockContractTest {

    private static final Contract CONTRACT = Contract.of("commands/restock");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("commands/restock.json"));

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        assertThat(Json.wire(Json.read(EXAMPLE.toString(), Restocking.class))).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/quantity", "/operator", "/reason"})
    void a_field_may_not_be_missing(String pointer) {
        assertThat(CONTRACT.violations(Json.without(EXAMPLE, pointer))).contains(pointer);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000_000})
    void a_delivery_may_be_of_one_or_of_a_million(int quantity) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, "/quantity", Json.parse(Integer.toString(quantity)))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /quantity | 0
            /quantity | -1
            /quantity | 1000001
            /quantity | 1.5
            /quantity | "250"
            /quantity | null
            /operator | "kim lee"
            /reason   | " "
            /shard    | 0
            """)
    void what_is_bad_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .contains(pointer);
    }
}
