package orderhub.infra.saga.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.run.Listeners;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SagaMetersTest {
    private static final Duration OVERDUE = Duration.ofSeconds(3);

    private final StoredSagas sagas = new StoredSagas();
    private final SagaOperations operations =
            new SagaOperations(sagas.store, sagas.settings, new Listeners(), sagas.clock, Runnable::run, () -> OVERDUE);
    private final SagaMeters meters = new SagaMeters(operations);
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @AfterEach
    void close() {
        sagas.dynamoDb.close();
    }

    @Test
    void counts_what_happens_to_sagas() {
        meters.bindTo(registry);
        meters.started("a");
        meters.started("b");
        meters.completed("a");
        meters.compensated("b");
        meters.parked(sagas.parked("undo"));
        meters.recovered("b");
        meters.quarantined("c", "broken");
        assertThat(counted("started")).isEqualTo(2);
        assertThat(List.of("completed", "compensated", "parked", "recovered", "quarantined"))
                .allSatisfy(event -> assertThat(counted(event)).isOne());
    }

    @Test
    void times_callbacks_by_goal_and_outcome() {
        meters.bindTo(registry);
        meters.called(Goal.COMPENSATE, Duration.ofMillis(200), false);
        meters.called(Goal.COMPENSATE, Duration.ofMillis(100), true);
        meters.called(Goal.COMPENSATE, Duration.ofMillis(300), true);
        assertThat(registry.get("camel.saga.callback")
                        .tags("goal", "compensate", "outcome", "succeeded")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(400);
        assertThat(registry.get("camel.saga.callback")
                        .tags("goal", "complete", "outcome", "failed")
                        .timer()
                        .count())
                .isZero();
    }

    @Test
    void shows_how_many_sagas_wait_and_for_how_long() {
        sagas.running("undo");
        sagas.clock.advance(Duration.ofMinutes(9));
        sagas.running("undo");
        sagas.parked("undo");
        operations.census();
        meters.bindTo(registry);
        assertThat(gauge("sagas", "state", "running")).isEqualTo(2);
        assertThat(gauge("sagas", "state", "parked")).isEqualTo(1);
        assertThat(gauge("sagas", "state", "due")).isZero();
        assertThat(gauge("oldest.age")).isEqualTo(540);
        assertThat(gauge("overdue.longest")).isEqualTo(3);
    }

    @Test
    void shows_no_number_before_anything_was_counted() {
        SagaOperations uncounted = new SagaOperations(
                sagas.store, sagas.settings, new Listeners(), sagas.clock, later -> {}, () -> OVERDUE);
        new SagaMeters(uncounted).bindTo(registry);
        assertThat(gauge("sagas", "state", "running")).isNaN();
        assertThat(gauge("oldest.age")).isNaN();
    }

    @Test
    void counts_once_in_each_registry_however_often_it_is_bound() {
        MeterRegistry other = new SimpleMeterRegistry();
        meters.bindTo(registry);
        meters.bindTo(registry);
        meters.bindTo(other);
        meters.started("a");
        assertThat(counted("started")).isOne();
        assertThat(other.get("camel.saga.started").counter().count()).isOne();
    }

    @Test
    void tags_by_nothing_but_enums() {
        meters.bindTo(registry);
        meters.started("an-id");
        meters.parked(sagas.parked("undo"));
        assertThat(registry.getMeters().stream()
                        .map(Meter::getId)
                        .flatMap(id -> id.getTags().stream())
                        .map(Tag::getKey))
                .containsOnly("goal", "outcome", "state");
        assertThat(registry.getMeters())
                .hasSize(16)
                .allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
    }

    private double counted(String event) {
        return registry.get("camel.saga." + event).counter().count();
    }

    private double gauge(String name, String... tags) {
        return registry.get("camel.saga." + name).tags(tags).gauge().value();
    }
}
