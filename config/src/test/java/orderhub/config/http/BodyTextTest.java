package orderhub.config.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

    @ParameterizedTest
    @CsvSource({
        "7b7d,           true",
        "22c3a922,       true",
        "22f09f9a8022,   true",
        "efbbbf7b7d,     false",
        "22c322,         false",
        "22c0af22,       false",
        "22eda08022,     false",
        "22f490808022,   false",
        "22ff22,         false",
        "fffe7b007d00,   false",
        "feff007b007d,   false",
    })
    void only_well_formed_utf_8_without_a_mark_is_taken(String bytes, boolean taken) {
        assertThat(BodyText.isUtf8(HexFormat.of().parseHex(bytes))).isEqualTo(taken);
    }

    @Test
    void text_in_latin_1_is_none() {
        assertThat(BodyText.isUtf8("\"caf\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=UTF-8",
                "application/json;charset=\"utf-8\"",
                "nonsense"
            })
    void whatever_says_nothing_else_may_be_utf_8(String contentType) {
        assertThat(BodyText.isDeclaredAsUtf8(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-16", "application/json; charset=iso-8859-1"})
    void another_encoding_is_refused_by_its_name(String contentType) {
        assertThat(BodyText.isDeclaredAsUtf8(contentType)).isFalse();
    }
}
