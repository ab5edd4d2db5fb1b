package orderhub.infra.saga.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.operations.SagaFilter;
import orderhub.infra.saga.operations.SagaOperations;

/** The meters in one registry. All are there from the start, so that what never happened is zero and not missing. */
final class RegistryMeters {
    private static final String PREFIX = "camel.saga.";

    final Counter started;
    final Counter completed;
    final Counter compensated;
    final Counter parked;
    final Counter recovered;
    final Counter quarantined;
    private final Map<Goal, Map<Outcome, Timer>> callbacks = new EnumMap<>(Goal.class);

    RegistryMeters(MeterRegistry registry, SagaOperations operations) {
        started = counter(registry, "started", "Sagas whose first step joined here");
        completed = counter(registry, "completed", "Sagas whose completion callbacks have all succeeded");
        compensated = counter(registry, "compensated", "Sagas whose compensation callbacks have all succeeded");
        parked = counter(registry, "parked", "Sagas of which a callback failed until its last attempt");
        recovered = counter(
                registry,
                "recovered",
                "Sagas taken over from an owner that died, or compensated because they were late");
        quarantined = counter(registry, "quarantined", "Items put aside because they cannot be read");
        for (Goal goal : Goal.values()) {
            Map<Outcome, Timer> timers = new EnumMap<>(Outcome.class);
            for (Outcome outcome : Outcome.values()) {
                timers.put(outcome, timer(registry, goal, outcome));
            }
            callbacks.put(goal, timers);
        }
        for (SagaFilter state : SagaFilter.values()) {
            count(registry, operations, state);
        }
        oldestAge(registry, operations);
        longestOverdue(registry, operations);
    }

    Timer callback(Goal goal, Outcome outcome) {
        return requireNonNull(requireNonNull(callbacks.get(goal)).get(outcome));
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    private static Timer timer(MeterRegistry registry, Goal goal, Outcome outcome) {
        return Timer.builder(PREFIX + "callback")
                .description("Calls of callbacks")
                .tag("goal", lowerCase(goal))
                .tag("outcome", lowerCase(outcome))
                .register(registry);
    }

    private static void count(MeterRegistry registry, SagaOperations operations, SagaFilter state) {
        Gauge.builder(PREFIX + "sagas", operations, asked -> asked.census()
                        .map(census -> (double) census.count(state))
                        .orElse(Double.NaN))
                .description("Sagas of the whole table that somebody still has to do something about")
                .tag("state", lowerCase(state))
                .strongReference(true)
                .register(registry);
    }

    private static void oldestAge(MeterRegistry registry, SagaOperations operations) {
        TimeGauge.builder(PREFIX + "oldest.age", operations, TimeUnit.MILLISECONDS, asked -> asked.oldestUnfinished()
                        .map(Duration::toMillis)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
                .description("Age of the oldest unfinished saga of the whole table")
                .strongReference(true)
                .register(registry);
    }

    private static void longestOverdue(MeterRegistry registry, SagaOperations operations) {
        TimeGauge.builder(PREFIX + "overdue.longest", operations, TimeUnit.MILLISECONDS, asked -> asked.longestOverdue()
                        .toMillis())
                .description("By how long the longest overdue saga was so at this node's last sweep")
                .strongReference(true)
                .register(registry);
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
