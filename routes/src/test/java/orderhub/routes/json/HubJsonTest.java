package orderhub.routes.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.ProcessOrder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubJsonTest {

    private final ObjectMapper json = HubJson.mapper();

    record Sample(
            int count,
            long amount,
            boolean flag,
            @Nullable String text,
            @Nullable Lane lane) {}

    @Test
    void reads_what_is_written_as_it_should_be() throws Exception {
        Sample sample = json.readValue("""
                {"count": 2, "amount": 9223372036854775807, "flag": true, "text": "two", "lane": "EXPRESS"}
                """, Sample.class);

        assertThat(sample).isEqualTo(new Sample(2, Long.MAX_VALUE, true, "two", Lane.EXPRESS));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "duplicate key       | {\"count\": 1, \"count\": 2, \"amount\": 1, \"flag\": true}",
                "trailing token      | {\"count\": 1, \"amount\": 1, \"flag\": true} {}",
                "trailing text       | {\"count\": 1, \"amount\": 1, \"flag\": true} x",
                "unknown field       | {\"count\": 1, \"amount\": 1, \"flag\": true, \"colour\": \"red\"}",
                "fraction for int    | {\"count\": 1.5, \"amount\": 1, \"flag\": true}",
                "whole float for int | {\"count\": 1.0, \"amount\": 1, \"flag\": true}",
                "exponent for int    | {\"count\": 1e2, \"amount\": 1, \"flag\": true}",
                "text for int        | {\"count\": \"1\", \"amount\": 1, \"flag\": true}",
                "no text for int     | {\"count\": \"\", \"amount\": 1, \"flag\": true}",
                "boolean for int     | {\"count\": true, \"amount\": 1, \"flag\": true}",
                "null for int        | {\"count\": null, \"amount\": 1, \"flag\": true}",
                "nothing for int     | {\"amount\": 1, \"flag\": true}",
                "too large for int   | {\"count\": 2147483648, \"amount\": 1, \"flag\": true}",
                "too large for long  | {\"count\": 1, \"amount\": 9223372036854775808, \"flag\": true}",
                "long number         | {\"count\": 1, \"amount\": 1000000000000000000000000000000, \"flag\": true}",
                "list for int        | {\"count\": [1], \"amount\": 1, \"flag\": true}",
                "number for boolean  | {\"count\": 1, \"amount\": 1, \"flag\": 1}",
                "text for boolean    | {\"count\": 1, \"amount\": 1, \"flag\": \"true\"}",
                "number for text     | {\"count\": 1, \"amount\": 1, \"flag\": true, \"text\": 1}",
                "float for text      | {\"count\": 1, \"amount\": 1, \"flag\": true, \"text\": 1.5}",
                "boolean for text    | {\"count\": 1, \"amount\": 1, \"flag\": true, \"text\": false}",
                "object for text     | {\"count\": 1, \"amount\": 1, \"flag\": true, \"text\": {}}",
                "number for enum     | {\"count\": 1, \"amount\": 1, \"flag\": true, \"lane\": 1}",
                "text number for enum| {\"count\": 1, \"amount\": 1, \"flag\": true, \"lane\": \"1\"}",
                "unknown enum        | {\"count\": 1, \"amount\": 1, \"flag\": true, \"lane\": \"SLOW\"}",
                "wrong case          | {\"count\": 1, \"amount\": 1, \"flag\": true, \"lane\": \"express\"}",
                "not a number        | {\"count\": NaN, \"amount\": 1, \"flag\": true}",
                "leading zero        | {\"count\": 01, \"amount\": 1, \"flag\": true}",
                "comment             | {\"count\": 1, \"amount\": 1, \"flag\": true /* yes */}",
                "single quotes       | {'count': 1, \"amount\": 1, \"flag\": true}",
                "trailing comma      | {\"count\": 1, \"amount\": 1, \"flag\": true,}",
                "list for object     | [{\"count\": 1, \"amount\": 1, \"flag\": true}]",
                "text for object     | \"\"",
                "nothing at all      | ` `",
            })
    void refuses(String what, String text) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .as(what)
                .isThrownBy(() -> json.readValue(text, Sample.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 1000})
    void refuses_nesting_deeper_than_any_contract_has(int depth) {
        String text = "[".repeat(depth) + "]".repeat(depth);

        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json.readTree(text));
    }

    @Test
    void takes_nesting_that_contracts_may_have() throws Exception {
        assertThat(json.readTree("[".repeat(20) + "]".repeat(20))).hasSize(1);
    }

    @Test
    void refuses_a_number_of_more_digits_than_it_will_count() {
        assertThatExceptionOfType(JsonProcessingException.class).isThrownBy(() -> json.readTree("1".repeat(31)));
    }

    @Test
    void writes_times_as_text_and_leaves_null_out() throws Exception {
        EventFacts.Reserved facts = new EventFacts.Reserved("r-1", Instant.parse("2026-03-02T10:15:30.123Z"));

        assertThat(json.writeValueAsString(facts))
                .isEqualTo("{\"reservationId\":\"r-1\",\"expiresAt\":\"2026-03-02T10:15:30.123Z\"}");
        assertThat(json.writeValueAsString(new Sample(1, 1, false, null, null)))
                .isEqualTo("{\"count\":1,\"amount\":1,\"flag\":false}");
    }

    @Test
    void keeps_to_itself_which_stock_items_an_order_holds() throws Exception {
        EventFacts.Reserved facts = new EventFacts.Reserved("r-1", Instant.EPOCH, new TreeMap<>(Map.of("TEA#3", 4)));

        assertThat(json.writeValueAsString(facts))
                .isEqualTo(json.writeValueAsString(new EventFacts.Reserved("r-1", Instant.EPOCH)));
    }

    @Test
    void reads_back_what_it_writes() throws Exception {
        ProcessOrder command = new ProcessOrder("order-1", 3, 2);

        assertThat(json.readValue(json.writeValueAsString(command), ProcessOrder.class))
                .isEqualTo(command);
    }

    @Test
    void lets_other_systems_leave_out_and_add_what_they_like() throws Exception {
        Sample sample = HubJson.tolerantMapper().readValue("{\"count\": 1, \"colour\": \"red\"}", Sample.class);

        assertThat(sample).isEqualTo(new Sample(1, 0, false, null, null));
    }
}
