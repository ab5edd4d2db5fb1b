package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import orderhub.schemas.Examples;
import orderhub.schemas.api.Mending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says who replaces the body of a dead letter. */
class MendContractTest {

    private static final Contract CONTRACT = Contract.of("commands/mend");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("commands/mend.json"));

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        assertThat(Json.wire(Json.read(EXAMPLE.toString(), Mending.class))).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/reason", "/body"})
    void a_field_may_not_be_missing(String pointer) {
        assertThat(CONTRACT.violations(Json.without(EXAMPLE, pointer))).containsExactly(pointer);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /operator | ""
            /operator | "kim lee"
            /operator | 7
            /reason   | ""
            /reason   | " "
            /reason   | null
            /body     | "text"
            /body     | {}
            /force    | true
            """)
    void what_is_bad_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .isNotEmpty()
                .allMatch(found -> found.startsWith(pointer));
    }
}
