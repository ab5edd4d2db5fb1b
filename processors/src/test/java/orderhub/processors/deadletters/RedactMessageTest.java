package orderhub.processors.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactMessageTest {

    private final RedactMessage redact = new RedactMessage();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            payment gateway temporarily unavailable: HTTP 503 | payment gateway temporarily unavailable: HTTP 503
            Unrecognized token 'Kim': was expecting JSON      | Unrecognized token '…': was expecting JSON
            from String "Kim "the" Lee": not a valid value    | from String "…": not a valid value
            from String "Kim Lee                              | from String "…"
            from token 'Kim Lee                               | from token '…'
            it doesn't work and can't                         | it doesn't work and can't
            mail to kim@example.org failed                    | mail to … failed
            """)
    void keeps_what_happened_and_leaves_out_what_was_quoted(String message, String redacted) {
        assertThat(redact.apply(message)).isEqualTo(redacted);
    }

    @Property
    void is_one_line_of_bounded_length_that_a_queue_takes(@ForAll String message) {
        assertThat(redact.apply(message))
                .hasSizeLessThanOrEqualTo(RedactMessage.MAX_LENGTH)
                .matches("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u0085", "\u2028", "\u2029", "\f", "\u000b"})
    void what_is_quoted_over_several_lines_is_left_out_whole(String lineEnd) {
        assertThat(redact.apply("from \"Kim" + lineEnd + "Lee\" and 'Kim" + lineEnd + "Lee'"))
                .isEqualTo("from \"…\" and '…'");
    }

    @Property
    void what_is_quoted_is_never_kept(
            @ForAll @AlphaChars @StringLength(min = 1, max = 20) String before,
            @ForAll @StringLength(max = 40) String name) {
        String secret = "Zanzibar" + name + "Quagga";

        assertThat(redact.apply(before + " \"" + secret + "\" is bad")).doesNotContain("Zanzibar", "Quagga");
        assertThat(redact.apply(before + " '" + secret + "' is bad")).doesNotContain("Zanzibar", "Quagga");
    }
}
