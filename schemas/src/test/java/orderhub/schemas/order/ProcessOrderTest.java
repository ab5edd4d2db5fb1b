package orderhub.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import orderhub.schemas.version.NewerSchemaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command refuses to be. */
class ProcessOrderTest {

    @Test
    @SuppressWarnings("NullAway")
    void a_command_names_its_order() {
        assertThatNullPointerException()
                .isThrownBy(() -> new ProcessOrder(null, 1, 0))
                .withMessage("orderId");
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1, 1", "5, 4", "2147483647, 2147483647"})
    void at_most_all_changes_are_published(int version, int published) {
        ProcessOrder command = new ProcessOrder("o-1", version, published);
        assertThat(command.version()).isEqualTo(version);
        assertThat(command.published()).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-1, 0", "-1, -1", "0, -1", "1, -1", "1, 2", "5, 6", "5, -2147483648"})
    void numbers_that_no_order_has_are_refused_and_named(int version, int published) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProcessOrder("o-1", version, published))
                .withMessage("published is %s of %s", published, version);
    }

    @Test
    void a_command_of_the_known_form_is_taken_whether_it_says_so_or_not() {
        assertThat(new ProcessOrder("o-1", 2, 1, 1).version()).isEqualTo(2);
        assertThat(new ProcessOrder("o-1", 2, 1, null)).isEqualTo(new ProcessOrder("o-1", 2, 1));
    }

    @Test
    void a_command_of_a_newer_form_is_not_half_understood() {
        assertThatExceptionOfType(NewerSchemaException.class)
                .isThrownBy(() -> new ProcessOrder("o-1", 0, 0, 2))
                .withMessage("a command has schema version 2, this hub knows 1: it is left to a newer one");
    }
}
