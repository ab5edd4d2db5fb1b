package orderhub.infra.saga.model;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Settings one by one; {@link SagaSettings} says what each means. What is not given suits most. */
public final class SagaSettingsBuilder {
    private String table = "camel-sagas";
    private int dueShards = 4;
    private Duration lease = Duration.ofSeconds(5);
    private Duration sweepEvery = Duration.ofSeconds(1);
    private Duration maxDuration = Duration.ofDays(1);
    private Duration retention = Duration.ofDays(7);
    private int maxSteps = 64;
    private int maxStepBytes = 4096;
    private int maxAttempts = 10;
    private Duration firstBackoff = Duration.ofMillis(200);
    private Duration longestBackoff = Duration.ofSeconds(30);
    private Duration callbackTimeout = Duration.ofSeconds(30);
    private Duration callerWait = Duration.ofSeconds(10);
    private int callbackThreads = 64;
    private int recoveryThreads = 16;
    private Duration drain = Duration.ofSeconds(10);
    private int knownSagas = 10_000;
    private Duration censusEvery = Duration.ofMinutes(1);
    private int censusEntries = 10_000;

    SagaSettingsBuilder() {}

    public SagaSettingsBuilder table(String value) {
        table = value;
        return this;
    }

    public SagaSettingsBuilder dueShards(int value) {
        dueShards = value;
        return this;
    }

    public SagaSettingsBuilder lease(Duration value) {
        lease = value;
        return this;
    }

    public SagaSettingsBuilder sweepEvery(Duration value) {
        sweepEvery = value;
        return this;
    }

    public SagaSettingsBuilder maxDuration(Duration value) {
        maxDuration = value;
        return this;
    }

    public SagaSettingsBuilder retention(Duration value) {
        retention = value;
        return this;
    }

    public SagaSettingsBuilder maxSteps(int value) {
        maxSteps = value;
        return this;
    }

    public SagaSettingsBuilder maxStepBytes(int value) {
        maxStepBytes = value;
        return this;
    }

    public SagaSettingsBuilder maxAttempts(int value) {
        maxAttempts = value;
        return this;
    }

    public SagaSettingsBuilder firstBackoff(Duration value) {
        firstBackoff = value;
        return this;
    }

    public SagaSettingsBuilder longestBackoff(Duration value) {
        longestBackoff = value;
        return this;
    }

    public SagaSettingsBuilder callbackTimeout(Duration value) {
        callbackTimeout = value;
        return this;
    }

    public SagaSettingsBuilder callerWait(Duration value) {
        callerWait = value;
        return this;
    }

    public SagaSettingsBuilder callbackThreads(int value) {
        callbackThreads = value;
        return this;
    }

    public SagaSettingsBuilder recoveryThreads(int value) {
        recoveryThreads = value;
        return this;
    }

    public SagaSettingsBuilder drain(Duration value) {
        drain = value;
        return this;
    }

    public SagaSettingsBuilder knownSagas(int value) {
        knownSagas = value;
        return this;
    }

    public SagaSettingsBuilder censusEvery(Duration value) {
        censusEvery = value;
        return this;
    }

    public SagaSettingsBuilder censusEntries(int value) {
        censusEntries = value;
        return this;
    }

    /**
     * Takes settings by name, as system properties have them; durations are in milliseconds.
     *
     * @param property gives the value of a name such as {@code lease-ms}; null leaves the setting as it is
     * @throws IllegalArgumentException when a value is no number
     */
    public SagaSettingsBuilder from(Function<String, @Nullable String> property) {
        text(property, "table", this::table);
        number(property, "due-shards", this::dueShards);
        millis(property, "lease-ms", this::lease);
        millis(property, "sweep-every-ms", this::sweepEvery);
        millis(property, "max-duration-ms", this::maxDuration);
        millis(property, "retention-ms", this::retention);
        number(property, "max-steps", this::maxSteps);
        number(property, "max-step-bytes", this::maxStepBytes);
        number(property, "max-attempts", this::maxAttempts);
        millis(property, "first-backoff-ms", this::firstBackoff);
        millis(property, "longest-backoff-ms", this::longestBackoff);
        millis(property, "callback-timeout-ms", this::callbackTimeout);
        millis(property, "caller-wait-ms", this::callerWait);
        number(property, "callback-threads", this::callbackThreads);
        number(property, "recovery-threads", this::recoveryThreads);
        millis(property, "drain-ms", this::drain);
        number(property, "known-sagas", this::knownSagas);
        millis(property, "census-every-ms", this::censusEvery);
        number(property, "census-entries", this::censusEntries);
        return this;
    }

    /** @throws IllegalArgumentException when the settings contradict each other or are out of bounds */
    public SagaSettings build() {
        return new SagaSettings(
                table,
                dueShards,
                lease,
                sweepEvery,
                maxDuration,
                retention,
                maxSteps,
                maxStepBytes,
                maxAttempts,
                firstBackoff,
                longestBackoff,
                callbackTimeout,
                callerWait,
                callbackThreads,
                recoveryThreads,
                drain,
                knownSagas,
                censusEvery,
                censusEntries);
    }

    private static void text(Function<String, @Nullable String> property, String name, Consumer<String> setting) {
        String value = property.apply(name);
        if (value != null) {
            setting.accept(value);
        }
    }

    private static void number(Function<String, @Nullable String> property, String name, IntConsumer setting) {
        text(property, name, value -> setting.accept(wholeNumber(name, value)));
    }

    private static void millis(Function<String, @Nullable String> property, String name, Consumer<Duration> setting) {
        text(property, name, value -> setting.accept(Duration.ofMillis(parsed(name, value))));
    }

    private static int wholeNumber(String name, String value) {
        long number = parsed(name, value);
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is out of bounds: " + value);
        }
        return (int) number;
    }

    private static long parsed(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException(name + " is no number: " + value, malformed);
        }
    }
}
