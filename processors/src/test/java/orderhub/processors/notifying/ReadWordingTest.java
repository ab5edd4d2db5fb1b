package orderhub.processors.notifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadWordingTest {

    private final ReadWording readWording = new ReadWording();

    @Test
    void the_first_line_is_the_subject_and_empty_lines_part_paragraphs() {
        Wording wording = readWording.apply("Your order is on its way\n\nHello Amara,\nit was sent\ntoday.\n \nBye!\n");

        assertThat(wording)
                .isEqualTo(new Wording("Your order is on its way", List.of("Hello Amara, it was sent today.", "Bye!")));
        assertThat(wording.text()).isEqualTo("Hello Amara, it was sent today.\n\nBye!\n");
    }

    @Test
    void no_control_character_is_left() {
        Wording wording = readWording.apply("Hello\tA\u0000B\u0085\nfrom\u2028us\u0007\n");

        assertThat(wording.subject()).isEqualTo("Hello A B");
        assertThat(wording.paragraphs()).containsExactly("from us");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "only a subject", "only a subject\n\n \n"})
    void a_message_without_words_is_none(String filled) {
        assertThatIllegalArgumentException().isThrownBy(() -> readWording.apply(filled));
    }
}
