package orderhub.infra.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosOptionsTest {

    @Test
    void reads_what_is_given() {
        ChaosOptions options = parse(
                "--minutes 0.5 --seed 7 --rate 4 --hubs 2 --gap 30 --only KILL_HUB,KILL_AWS --dir d --keep --hub.queue.visibility-s=6");

        assertThat(options.length()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.seed()).isEqualTo(7);
        assertThat(options.ordersPerSecond()).isEqualTo(4);
        assertThat(options.hubs()).isEqualTo(2);
        assertThat(options.gap()).isEqualTo(Duration.ofSeconds(30));
        assertThat(options.kinds()).containsExactlyInAnyOrder(FaultKind.KILL_HUB, FaultKind.KILL_AWS);
        assertThat(options.directory()).isEqualTo(Path.of("d", "seed-7"));
        assertThat(options.keep()).isTrue();
        assertThat(options.settings())
                .containsEntry("hub.queue.visibility-s", "6")
                .containsEntry("hub.reservation.hold-ms", "75000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--minutes", "--minutes 0", "--seed x", "--rate -1", "--kill 3", "--only ALL", "visibility=6"})
    void says_what_it_does_not_understand(String arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> parse(arguments));
    }

    private static ChaosOptions parse(String arguments) {
        return ChaosOptions.parse(arguments.split(" "));
    }
}
