package orderhub.infra.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaymentGatewayMainTest {

    @Test
    void listens_on_port_4242_and_keeps_nothing_by_default() {
        assertThat(PaymentGatewayMain.options(List.of())).isEqualTo(new PaymentGatewayOptions(4242, null));
    }

    @Test
    void takes_a_port_and_a_data_directory() {
        assertThat(PaymentGatewayMain.options(List.of("--data", "d", "--port", "0")))
                .isEqualTo(new PaymentGatewayOptions(0, Path.of("d")));
    }

    @Test
    void forgets_keys_after_a_day_or_when_it_is_told_to() {
        assertThat(PaymentGatewayMain.options(List.of()).keysKept()).isEqualTo(Duration.ofHours(24));
        assertThat(PaymentGatewayMain.options(List.of("--keys-kept-s", "60", "--port", "0")))
                .isEqualTo(new PaymentGatewayOptions(0, null, Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--keys-kept-s",
                "--keys-kept-s x",
                "--keys-kept-s 0",
                "--port",
                "--port x",
                "--port 65536",
                "--port -1",
                "--data",
                "--help"
            })
    void refuses_other_arguments(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> PaymentGatewayMain.options(List.of(line.split(" "))));
    }
}
