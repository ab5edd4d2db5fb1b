package orderhub.routes.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictBodyTest {

    private final StrictBody strict = new StrictBody();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " \n",
                "{",
                "{}}",
                "{} {}",
                "1 2",
                "{\"a\": 1,}",
                "{\"a\": 01}",
                "{\"a\": +1}",
                "{\"a\": .5}",
                "{\"a\": 5.}",
                "{\"a\": 0x1f}",
                "{\"a\": NaN}",
                "{\"a\": -Infinity}",
                "{\"a\": 'b'}",
                "{a: 1}",
                "{\"a\": 1} // why",
                "/* why */ {}",
                "{\"a\": True}",
                "{\"a\": \"\t\"}",
                "{\"a\": \"\\x41\"}",
                "{\"a\": \"\\ud83\"}",
                "[1,,2]",
                "\u0000{}"
            })
    void what_is_no_json_is_malformed(String body) {
        assertThatThrownBy(() -> strict.read(body))
                .isInstanceOf(MalformedBodyException.class)
                .hasMessage("no JSON")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "17",
                "\"text\"",
                "{\"a\": [{\"a\": 1}, {\"a\": 1.50e3}], \"b\": {\"a\": \"${body} {{hub}} <b>&amp;</b>\"}}",
                "{\"a\": \"caf\u00e9 \ud83d\ude80 \ud83d\udc69\u200d\ud83d\ude80 \u5b57\"}",
                "{\"a\": \"\\ud83d\\ude80\"}"
            })
    void what_is_json_is_left_as_it_is(String body) {
        assertThat(strict.read(body)).isEqualTo(body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"a\": 1}                      | /a       | duplicate",
                "{\"a\": 1, \"\\u0061\": 2}                | /a       | duplicate",
                "[{}, {\"b\": {\"a\": 1, \"a\": null}}]    | /1/b/a   | duplicate",
                "{\"a\": [\"x\", \"\\u0000\"]}             | /a/1     | text",
                "{\"a\": \"line\\nbreak\"}                 | /a       | text",
                "{\"a\": \"\\u001f\"}                      | /a       | text",
                "{\"a\": \"\\u007f\"}                      | /a       | text",
                "{\"a\": \"\\u0085\"}                      | /a       | text",
                "{\"a\": \"\\ud800\"}                      | /a       | text",
                "{\"a\": \"\\udc00\\ud800\"}               | /a       | text",
                "{\"a\": \"\\u202etxt.exe\"}               | /a       | text",
                "{\"a\": \"\\u2066\"}                      | /a       | text",
                "{\"a\": \"\\u200f\"}                      | /a       | text",
                "{\"a\": \"\\u2028\"}                      | /a       | text",
                "{\"a\": \"\\ufeff\"}                      | /a       | text",
                "{\"a\": \"\\ue000\"}                      | /a       | text",
                "{\"a\": \"\\uffff\"}                      | /a       | text",
                "{\"a\": \"\\u0378\"}                      | /a       | text",
                "\"\\u0000\"                               | ``       | text",
                "{\"a\\u0000b\": 1}                        | ``       | text",
                "{\"a\": 1234567890123456789012345678901}  | /a       | limit",
                "{\"a\": 1e1234567890123456789012345678901}| /a       | limit"
            })
    void what_no_contract_of_ours_allows_is_told_with_its_place(String body, String pointer, String code) {
        assertThat(violations(body))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple(pointer, code));
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(violations("{\"a\": \"\\u0000\", \"b\": {\"c\": 1, \"c\": 2}, \"a\": \"\\ud800\"}"))
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/a", "text"), tuple("/b/c", "duplicate"), tuple("/a", "duplicate"), tuple("/a", "text"));
    }

    @Test
    void what_is_nested_too_deep_or_named_too_long_is_refused_before_it_is_read_on() {
        assertThat(violations("[".repeat(30_000))).extracting(Violation::code).containsExactly("limit");
        assertThat(violations("{\"" + "n".repeat(20_000) + "\": 1}"))
                .extracting(Violation::code)
                .containsExactly("limit");
    }

    @Test
    void a_member_with_an_odd_name_is_not_repeated() {
        assertThat(violations("{\"a\": {\"<b>\": {\"c\": \"\\u0000\"}}}"))
                .extracting(Violation::pointer)
                .containsExactly("/a");
    }

    @Test
    void text_is_composed_and_nothing_else_changes() {
        String read = strict.read(
                "{\"n\": [1, 2.0, 1e2, 100000000000000000000, null, true], \"a\": \"cafe\\u0301\", \"b\": \"e\u0301\"}");

        assertThat(read)
                .isEqualTo("{\"n\":[1,2.0,1E+2,100000000000000000000,null,true],\"a\":\"caf\u00e9\",\"b\":\"\u00e9\"}");
    }

    private List<Violation> violations(String body) {
        return catchThrowableOfType(InvalidRequestException.class, () -> strict.read(body))
                .violations();
    }
}
