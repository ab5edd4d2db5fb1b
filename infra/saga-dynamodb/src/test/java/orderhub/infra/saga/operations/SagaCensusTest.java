package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.Test;

class SagaCensusTest extends OperatedTable {
    @Test
    void counts_what_waits_for_something() {
        sagas.quarantined("undo");
        sagas.running("undo");
        sagas.clock.advance(StoredSagas.TIMEOUT.plusSeconds(7));
        sagas.running("undo");
        sagas.waiting("undo");
        sagas.parked("undo");
        operations.census();
        assertThat(operations.census())
                .contains(new SagaCensus(
                        sagas.clock.instant(),
                        3,
                        1,
                        1,
                        1,
                        Instant.parse("2026-01-01T12:00:00Z"),
                        Duration.ofSeconds(7),
                        true));
        assertThat(operations.oldestUnfinished()).contains(StoredSagas.TIMEOUT.plusSeconds(7));
    }

    @Test
    void counts_no_more_often_than_it_is_told_to() {
        List<Runnable> counts = new ArrayList<>();
        SagaOperations asked = operations(counts::add);
        assertThat(asked.census()).isEmpty();
        assertThat(asked.census()).isEmpty();
        assertThat(counts).hasSize(1);
        counts.get(0).run();
        assertThat(asked.census()).isPresent();
        sagas.clock.advance(sagas.settings.censusEvery().minusMillis(1));
        asked.census();
        assertThat(counts).hasSize(1);
        sagas.clock.advance(Duration.ofMillis(1));
        assertThat(asked.census()).isPresent();
        assertThat(counts).hasSize(2);
    }

    @Test
    void counts_again_after_a_count_that_was_dropped() {
        List<Runnable> dropped = new ArrayList<>();
        SagaOperations asked = operations(dropped::add);
        asked.census();
        sagas.clock.advance(sagas.settings.censusEvery().multipliedBy(5));
        asked.census();
        assertThat(dropped).hasSize(2);
    }

    @Test
    void has_no_count_while_nothing_can_be_counted() {
        SagaOperations stopped = operations(count -> {
            throw new RejectedExecutionException();
        });
        assertThat(stopped.census()).isEmpty();
        operations.census();
        sagas.clock.advance(sagas.settings.censusEvery());
        sagas.dynamoDb.deleteTable(request -> request.tableName(sagas.settings.table()));
        operations.census();
        assertThat(operations.census()).isEmpty();
    }
}
