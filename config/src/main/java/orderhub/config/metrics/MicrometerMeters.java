package orderhub.config.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;

/** The hub's own meters in a registry. */
public final class MicrometerMeters implements HubMeters {

    private final AtomicLong missing = new AtomicLong();
    private final MeterRegistry registry;

    public MicrometerMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("orderhub.events.missing", missing, AtomicLong::doubleValue)
                .description("Events of the last hour that the bus took and did not deliver")
                .register(registry);
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
