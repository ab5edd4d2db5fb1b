package orderhub.config.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;

/** The hub's own meters in a registry. */
public final class MicrometerMeters implements HubMeters {

    private final AtomicLong missing = new AtomicLong();
    private final AtomicReference<Double> relayBacklogAge = new AtomicReference<>(Double.NaN);
    private final MeterRegistry registry;

    public MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("orderhub.events.missing", missing, AtomicLong::doubleValue)
                .description("Events of the last hour that the bus took and did not deliver")
                .register(registry);
        Gauge.builder("orderhub.relay.backlog.age", relayBacklogAge, AtomicReference::get)
                .description("How long the oldest overdue order has waited for its events to be published")
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
                .description("Messages that had no effect, because they came again or too late")
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
        missing.set(count);
    }
}
