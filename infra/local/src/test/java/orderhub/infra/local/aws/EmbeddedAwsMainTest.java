package orderhub.infra.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedAwsMainTest {
    @Test
    void listens_on_the_usual_port_and_keeps_everything_in_memory_unless_told() {
        assertThat(EmbeddedAwsMain.options()).isEqualTo(new EmbeddedAwsOptions(4566, null, null));
    }

    @Test
    void takes_a_port_a_directory_and_a_template() {
        assertThat(EmbeddedAwsMain.options("--data", "d", "--port", "0", "--template", "t.yaml"))
                .isEqualTo(new EmbeddedAwsOptions(0, Path.of("d"), Path.of("t.yaml")));
    }

    @ParameterizedTest
    @CsvSource({
        "--colour red, Unknown argument: --colour",
        "--port, --port needs a value",
        "--port many, '--port needs a number, not many'",
        "--port 70000, 'A port is a number from 0 to 65535, not 70000'"
    })
    void refuses_arguments_that_it_does_not_understand(String arguments, String message) {
        assertThatThrownBy(() -> EmbeddedAwsMain.options(arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
