package orderhub.infra.saga.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decided sagas to begin tests with. */
final class Sagas {
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant LEASE_END = NOW.plusSeconds(5);

    private Sagas() {}

    /** Held by an owner, with as many steps, each with a callback of either kind. */
    static Saga decided(Goal goal, int steps) {
        List<SagaStep> joined = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            joined.add(step(step, "undo:" + step, "finish:" + step));
        }
        return decided(goal, joined);
    }

    static Saga decided(Goal goal, List<SagaStep> steps) {
        return new Saga(
                "id",
                goal.underway(),
                goal,
                null,
                steps,
                NOW.plus(Duration.ofDays(1)),
                new Lease(1, "owner", LEASE_END),
                null,
                List.of());
    }

    static SagaStep step(int number, @Nullable String compensation, @Nullable String completion) {
        return SagaStep.joining("join-" + number, NOW, compensation, completion, Map.of());
    }
}
