package orderhub.config.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;

/** The hub's own meters in a registry. */
public final class MicrometerMeters implements HubMeters {

    private static final double MILLIS_PER_SECOND = 1000;

    private final AtomicReference<Double> missing = new AtomicReference<>(Double.NaN);
    private final AtomicReference<Instant> reconciled;
    private final AtomicReference<Double> relayBacklogAge = new AtomicReference<>(Double.NaN);
    private final MeterRegistry registry;

    private final Clock clock;

    /** @param clock tells ages */
    public MicrometerMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.reconciled = new AtomicReference<>(clock.instant());
        Gauge.builder("orderhub.events.missing", missing, AtomicReference::get)
                .description(
                        "Events of the last hour that the bus took and did not deliver; NaN while that is not known")
                .register(registry);
        Gauge.builder("orderhub.events.reconciliation.age", reconciled, this::age)
                .description("How long ago sent and received events were last compared; before that, since the start")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("orderhub.relay.backlog.age", relayBacklogAge, AtomicReference::get)
                .description(
                        "How long ago the overdue order that waits longest changed last, with events to be published")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void relayBacklogAge(double seconds) {
        relayBacklogAge.set(seconds);
    }

    @Override
    public void eventDropped(String consumer, DropReason reason) {
        Counter.builder("orderhub.events.dropped")
                .description("Messages that had no effect: they came again, or too late, or for nobody")
                .tag("consumer", consumer)
                .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    @Override
    public void deadLetter(String queue) {
        Counter.builder("orderhub.deadletters")
                .description("Messages that the hub gave up")
                .tag("queue", queue)
                .register(registry)
                .increment();
    }

    @Override
    public void eventsMissing(long count) {
        missing.set((double) count);
        reconciled.set(clock.instant());
    }

    @Override
    public void eventsMissingUnknown() {
        missing.set(Double.NaN);
    }

    private double age(AtomicReference<Instant> since) {
        return Duration.between(since.get(), clock.instant()).toMillis() / MILLIS_PER_SECOND;
    }
}
