package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.Test;

class SagaRefusalsTest extends OperatedTable {
    @Test
    void refuses_what_does_not_fit_and_changes_nothing() {
        Saga running = sagas.running("undo");
        Saga held = sagas.held("undo");
        Saga waiting = sagas.waiting("undo");
        Saga parked = sagas.parked("undo");
        Saga ended = sagas.compensated("undo");
        String quarantined = sagas.quarantined("undo").id();

        refused("is RUNNING: there is no callback to call again", () -> retry(running.id()));
        refused("is COMPENSATED: there is no callback", () -> retry(ended.id()));
        refused("is being worked on until 2026-01-01T12:00:05Z", () -> retry(held.id()));
        refused("cannot be read", () -> retry(quarantined));

        refused("is COMPENSATED: only a running one", () -> compensate(ended.id()));
        refused("is COMPENSATING: only a running one", () -> compensate(held.id()));
        refused("is PARKED: only a running one", () -> compensate(parked.id()));
        refused("cannot be read", () -> compensate(quarantined));

        refused("is RUNNING: there is no callback to skip", () -> skip(running.id(), 1));
        refused("is COMPENSATED: there is no callback to skip", () -> skip(ended.id(), 1));
        refused("is being worked on until", () -> skip(held.id(), 1));
        refused("has no step 0, but 1", () -> skip(parked.id(), 0));
        refused("has no step 2, but 1", () -> skip(waiting.id(), 2));
        refused("cannot be read", () -> skip(quarantined, 1));

        for (Saga unchanged : List.of(running, held, waiting, parked, ended)) {
            assertThat(sagas.read(unchanged.id())).isEqualTo(unchanged);
        }
    }

    @Test
    void finds_no_saga_where_there_is_none() {
        String unjoined = sagas.store.ids().issue(sagas.clock.instant(), new byte[10]);
        for (String id : List.of(unjoined, "signing-key", "", "x".repeat(5000))) {
            assertThat(List.of(retry(id), compensate(id), skip(id, 1))).containsOnly(new ActionResult.NotFound(id));
        }
    }

    @Test
    void refuses_to_hurry_what_is_due_already() {
        Saga waiting = sagas.waiting("undo");
        sagas.clock.advance(StoredSagas.BACKOFF);
        refused("is due since 2026-01-01T12:00:30Z already", () -> retry(waiting.id()));
    }

    @Test
    void refuses_to_skip_a_step_that_has_no_callback_or_was_skipped() {
        Saga parked = sagas.parked("undo", null, "undo-more");
        assertThat(operations.show(parked.id()).orElseThrow().steps())
                .extracting(StepView::state)
                .containsExactly("FAILED", StepView.NONE, "FAILED");
        refused("has no callback to skip in step 2", () -> skip(parked.id(), 2));
        done(skip(parked.id(), 1));
        refused("needs no skipping of step 1: it is SKIPPED", () -> skip(parked.id(), 1));
    }
}
