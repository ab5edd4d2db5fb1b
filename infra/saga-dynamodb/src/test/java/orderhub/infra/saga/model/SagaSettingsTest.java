package orderhub.infra.saga.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SagaSettingsTest {

    static List<Consumer<SagaSettingsBuilder>> out_of_bounds() {
        return List.of(
                with -> with.table(" "),
                with -> with.dueShards(0),
                with -> with.maxSteps(0),
                with -> with.maxStepBytes(0),
                with -> with.maxAttempts(0),
                with -> with.callbackThreads(0),
                with -> with.recoveryThreads(-1),
                with -> with.knownSagas(0),
                with -> with.censusEntries(0),
                with -> with.censusEvery(Duration.ZERO),
                with -> with.lease(Duration.ZERO),
                with -> with.sweepEvery(Duration.ofNanos(999_999)),
                with -> with.maxDuration(Duration.ofMillis(-1)),
                with -> with.retention(Duration.ZERO),
                with -> with.firstBackoff(Duration.ZERO),
                with -> with.longestBackoff(Duration.ZERO),
                with -> with.callbackTimeout(Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("out_of_bounds")
    void refuses_what_is_out_of_bounds(Consumer<SagaSettingsBuilder> setting) {
        SagaSettingsBuilder builder = SagaSettings.builder();
        setting.accept(builder);
        assertThatIllegalArgumentException().isThrownBy(builder::build);
    }

    @Test
    void takes_every_setting_by_name() {
        Map<String, String> properties = Map.ofEntries(
                Map.entry("table", "mine"),
                Map.entry("due-shards", "1"),
                Map.entry("lease-ms", "2"),
                Map.entry("sweep-every-ms", "3"),
                Map.entry("max-duration-ms", "4"),
                Map.entry("retention-ms", "5"),
                Map.entry("max-steps", "6"),
                Map.entry("max-step-bytes", "7"),
                Map.entry("max-attempts", "8"),
                Map.entry("first-backoff-ms", "9"),
                Map.entry("longest-backoff-ms", "10"),
                Map.entry("callback-timeout-ms", "11"),
                Map.entry("caller-wait-ms", "12"),
                Map.entry("callback-threads", "13"),
                Map.entry("recovery-threads", "14"),
                Map.entry("drain-ms", "15"),
                Map.entry("known-sagas", "16"),
                Map.entry("census-every-ms", "17"),
                Map.entry("census-entries", "18"));
        SagaSettings expected = new SagaSettings(
                "mine",
                1,
                Duration.ofMillis(2),
                Duration.ofMillis(3),
                Duration.ofMillis(4),
                Duration.ofMillis(5),
                6,
                7,
                8,
                Duration.ofMillis(9),
                Duration.ofMillis(10),
                Duration.ofMillis(11),
                Duration.ofMillis(12),
                13,
                14,
                Duration.ofMillis(15),
                16,
                Duration.ofMillis(17),
                18);
        assertThat(SagaSettings.builder().from(properties::get).build()).isEqualTo(expected);
    }

    @Test
    void leaves_what_is_not_named_as_it_is() {
        assertThat(SagaSettings.builder().from(name -> null).build()).isEqualTo(SagaSettings.defaults());
    }

    @Test
    void says_which_setting_is_no_number() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SagaSettings.builder().from(name -> "5s"))
                .withMessage("due-shards is no number: 5s");
    }

    @Test
    void a_caller_need_not_wait() {
        SagaSettings settings = SagaSettings.builder()
                .callerWait(Duration.ZERO)
                .drain(Duration.ZERO)
                .build();
        assertThat(settings.callerWait()).isZero();
    }

    @Test
    void times_that_make_no_sense_are_refused() {
        refused("callerWait must not be negative", SagaSettings.builder().callerWait(Duration.ofMillis(-1)));
        refused("drain must not be negative", SagaSettings.builder().drain(Duration.ofMillis(-1)));
        refused("lease must be at most", SagaSettings.builder().lease(Duration.ofSeconds(Long.MAX_VALUE)));
        refused("lease must be at least a milli", SagaSettings.builder().lease(Duration.ofSeconds(Long.MIN_VALUE)));
    }

    @Test
    void numbers_that_are_too_large_are_refused_and_not_cut_off() {
        Map<String, String> properties = Map.of("max-steps", Long.toString((1L << 32) + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SagaSettings.builder().from(properties::get))
                .withMessage("max-steps is out of bounds: 4294967297");
    }

    @Test
    void steps_that_do_not_fit_an_item_are_refused() {
        refused("maxSteps must be at most 100", SagaSettings.builder().maxSteps(101));
        refused(
                "64 steps of 6000 bytes do not fit an item",
                SagaSettings.builder().maxStepBytes(6000));
    }

    private static void refused(String why, SagaSettingsBuilder settings) {
        assertThatIllegalArgumentException().isThrownBy(settings::build).withMessageContaining(why);
    }
}
