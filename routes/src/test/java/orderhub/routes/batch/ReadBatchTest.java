package orderhub.routes.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Collections;
import java.util.List;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.json.HubJson;
import orderhub.schemas.api.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadBatchTest {

    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final ReadBatch read = new ReadBatch(HubJson.mapper());

    @Test
    void each_element_of_an_array_is_an_order_as_it_was_sent() {
        assertThat(texts(" [ {\"a\": 1.0} ,{\"b\":[{},[2]]},\n\"text\", 7e2,null,true ] "))
                .containsExactly("{\"a\": 1.0}", "{\"b\":[{},[2]]}", "\"text\"", "7e2", "null", "true");
    }

    @Test
    void the_orders_are_numbered_from_0() {
        assertThat(read.apply("[{},[]]", ARRAY, 9)).containsExactly(new BatchOrder(0, "{}"), new BatchOrder(1, "[]"));
        assertThat(read.apply("{}\n\n[]", LINES, 9)).containsExactly(new BatchOrder(0, "{}"), new BatchOrder(1, "[]"));
    }

    @Test
    void what_is_wrong_with_one_order_is_left_to_it() {
        assertThat(texts("[{\"a\":1,\"a\":2},{}]")).containsExactly("{\"a\":1,\"a\":2}", "{}");
    }

    @Test
    void characters_of_more_than_one_unit_move_no_border() {
        assertThat(texts("[{\"ключ\":\"💩\"},{\"b\":1}]")).containsExactly("{\"ключ\":\"💩\"}", "{\"b\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "Application/X-NDJSON; charset=utf-8", " application/x-ndjson"})
    void each_line_is_an_order_whatever_is_in_it(String contentType) {
        assertThat(read.apply("{\"a\":1}\r\n\n  \n{broken\n{\"b\":2}\n", contentType, 9))
                .extracting(BatchOrder::json)
                .containsExactly("{\"a\":1}", "{broken", "{\"b\":2}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "[",
                "[{}",
                "[{},]",
                "[{}]]",
                "[{}] trailing",
                "[{} {}]",
                "order, please",
                "[1 2]",
                "[\"\\u12\"]"
            })
    void an_array_that_does_not_say_where_an_order_ends_is_refused(@Nullable String body) {
        assertThatExceptionOfType(BatchUnreadableException.class).isThrownBy(() -> read.apply(body, ARRAY, 9));
    }

    @Test
    void nesting_that_only_an_attacker_needs_is_refused() {
        String deep = "[" + "[".repeat(500) + "]".repeat(500) + "]";

        assertThatExceptionOfType(BatchUnreadableException.class).isThrownBy(() -> read.apply(deep, ARRAY, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                   | application/json     | type
            "text"               | application/json     | type
            null                 | application/json     | type
            []                   | application/json     | minItems
            [1,2,3,4]            | application/json     | maxItems
            [1,2,3,4             | application/json     | maxItems
            """)
    void a_batch_of_none_of_too_many_or_of_something_else_is_refused(String body, String type, String code) {
        assertRefused(body, type, code);
    }

    @Test
    void no_lines_are_no_batch_and_one_more_than_the_most_is_too_many() {
        assertRefused("\n \n", LINES, "minItems");
        assertRefused("{}\n{}\n{}\n{}", LINES, "maxItems");
        assertThat(read.apply("{}\n{}\n{}\n", LINES, 3)).hasSize(3);
        assertThat(read.apply("[1,2,3]", ARRAY, 3)).hasSize(3);
    }

    @Test
    void without_a_content_type_it_is_an_array() {
        assertThat(read.apply("[1]", null, 1)).hasSize(1);
    }

    @Test
    void a_batch_of_very_many_lines_is_not_looked_through() {
        assertRefused(String.join("\n", Collections.nCopies(100_000, "{}")), LINES, "maxItems");
    }

    private void assertRefused(String body, String type, String code) {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> read.apply(body, type, 3))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::pointer, Violation::code)
                        .containsExactly(tuple("", code)));
    }

    private List<String> texts(String array) {
        return read.apply(array, ARRAY, 9).stream().map(BatchOrder::json).toList();
    }
}
