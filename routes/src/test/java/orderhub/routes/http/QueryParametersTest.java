package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static final Set<String> NAMES = Set.of("from", "limit", "kind");
    private static final Map<String, Integer> KINDS = Map.of("good", 1, "bad", 2);

    @ParameterizedTest
    @NullAndEmptySource
    void a_request_need_not_have_any(String query) {
        QueryParameters parameters = new QueryParameters(query, NAMES);

        assertThat(parameters.text("kind")).isNull();
        assertThat(parameters.number("limit", 1, 9)).isNull();
        assertThat(parameters.instant("from")).isNull();
        assertThat(parameters.word("kind", KINDS)).isNull();
        assertThatCode(parameters::requireValid).doesNotThrowAnyException();
    }

    @Test
    void reads_texts_numbers_words_and_times_with_their_encoding_undone() {
        QueryParameters parameters = new QueryParameters("limit=7&kind=bad&from=2026-01-31T12%3A00%3A00.5Z", NAMES);

        assertThat(parameters.number("limit", 1, 9)).isEqualTo(7);
        assertThat(parameters.word("kind", KINDS)).isEqualTo(2);
        assertThat(parameters.text("kind")).isEqualTo("bad");
        assertThat(parameters.instant("from")).isEqualTo(Instant.parse("2026-01-31T12:00:00.500Z"));
        assertThatCode(parameters::requireValid).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "+5", "1e1", "5.0", "", " 5", "%205", "5x", "99999999999", "٣"})
    void a_number_is_written_in_digits_and_within_its_bounds(String value) {
        assertRefused("limit=" + value, "limit", "range");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-01-31",
                "2026-01-31T12:00:00",
                "2026-13-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "%2B10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                ""
            })
    void a_time_is_an_instant_that_the_tables_can_keep(String value) {
        assertRefused("from=" + value, "from", "format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GOOD", "good ", "", "ugly"})
    void a_word_is_one_of_those_that_there_are(String value) {
        assertRefused("kind=" + value.replace(' ', '+'), "kind", "enum");
    }

    @ParameterizedTest
    @CsvSource({
        "Limit=1,           '',    unknown",
        "limits=1,          '',    unknown",
        "canary=1,          '',    unknown",
        "&,                 '',    unknown",
        "limit=1&,          '',    unknown",
        "%zz=1,             '',    unknown",
        "limit=%zz,         limit, encoding",
        "limit=1&limit=1,   limit, repeated",
        "limit=1&%6cimit=2, limit, repeated"
    })
    void a_parameter_has_a_name_that_means_something_and_stands_there_once(String query, String name, String code) {
        assertThat(violations(query)).anySatisfy(violation -> {
            assertThat(violation.parameter()).isEqualTo(name);
            assertThat(violation.code()).isEqualTo(code);
            assertThat(violation.toString()).doesNotContain("canary");
        });
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThat(violations("limit=0&from=now&kind=ugly"))
                .extracting(Violation::parameter)
                .containsExactlyInAnyOrder("limit", "from", "kind");
    }

    @Property
    void no_query_is_a_fault_of_the_hub(@ForAll String query) {
        QueryParameters parameters = new QueryParameters(query, NAMES);
        parameters.number("limit", 1, 9);
        parameters.instant("from");
        parameters.word("kind", KINDS);

        assertThatCode(parameters::requireValid)
                .satisfiesAnyOf(fault -> assertThat(fault).isNull(), fault -> assertThat(fault)
                        .isInstanceOf(InvalidParameterException.class));
    }

    private static void assertRefused(String query, String name, String code) {
        assertThat(violations(query))
                .extracting(Violation::parameter, Violation::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple(name, code));
    }

    private static List<Violation> violations(String query) {
        QueryParameters parameters = new QueryParameters(query, NAMES);
        parameters.number("limit", 1, 9);
        parameters.instant("from");
        parameters.word("kind", KINDS);
        return catchThrowableOfType(InvalidParameterException.class, parameters::requireValid)
                .violations();
    }
}
