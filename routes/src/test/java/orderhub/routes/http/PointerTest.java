package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {

    @Test
    void names_and_indexes_are_steps_and_are_escaped() {
        assertThat(Pointer.ROOT.then("items").then("3").then("a/b~c").text()).isEqualTo("/items/3/a~1b~0c");
        assertThat(Pointer.ROOT.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "<script>", "\u0000", "é", "a\"b", "${body}"})
    void it_ends_before_a_name_that_could_be_anything(String odd) {
        assertThat(Pointer.ROOT.then("items").then(odd).then("below").text()).isEqualTo("/items");
    }

    @Test
    void it_ends_before_a_name_that_is_too_long() {
        assertThat(Pointer.ROOT.then("n".repeat(64)).text()).hasSize(65);
        assertThat(Pointer.ROOT.then("n".repeat(65)).text()).isEmpty();
    }
}
