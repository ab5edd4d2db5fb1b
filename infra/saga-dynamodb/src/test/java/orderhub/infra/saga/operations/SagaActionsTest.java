package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.Test;

class SagaActionsTest extends OperatedTable {
    @Test
    void has_the_failed_callbacks_of_a_parked_saga_called_again_from_the_first_attempt() {
        Saga parked = sagas.parked("undo-order", "undo-payment");
        sagas.clock.advance(Duration.ofHours(1));
        SagaView after = done(operations.retryNow(parked.id(), WHO, WHY));
        assertThat(after.status()).isEqualTo("COMPENSATING");
        assertThat(after.nextAttemptAt()).isEqualTo(sagas.clock.instant());
        assertThat(after.steps()).allSatisfy(step -> {
            assertThat(step.state()).isEqualTo("WAITING");
            assertThat(step.attempts()).isZero();
            assertThat(step.problem()).isEqualTo("Refused: no such order");
        });
        assertThat(after.audit()).containsExactly(new Audit(sagas.clock.instant(), WHO, "retry now", WHY));
        assertThat(operations.show(parked.id())).contains(after);
        assertThat(ids(SagaFilter.DUE)).containsExactly(parked.id());
        assertThat(ids(SagaFilter.PARKED)).isEmpty();
    }

    @Test
    void has_a_callback_that_waits_called_at_once() {
        Saga waiting = sagas.waiting("undo");
        SagaView after = done(operations.retryNow(waiting.id(), WHO, WHY));
        assertThat(after.nextAttemptAt()).isEqualTo(sagas.clock.instant());
        assertThat(after.steps().get(0).attempts()).isOne();
        assertThat(ids(SagaFilter.DUE)).containsExactly(waiting.id());
    }

    @Test
    void compensates_a_running_saga_and_says_who_wanted_it() {
        Saga running = sagas.running("undo-order", "undo-payment");
        SagaView after = done(operations.compensateNow(running.id(), WHO, WHY));
        assertThat(after.status()).isEqualTo("COMPENSATING");
        assertThat(after.because()).isEqualTo("Operator ada: refunded by hand");
        assertThat(after.audit()).containsExactly(new Audit(sagas.clock.instant(), WHO, "compensate now", WHY));
        assertThat(after.owner()).isNull();
        assertThat(after.nextAttemptAt()).isEqualTo(sagas.clock.instant());
        assertThat(operations.show(running.id())).contains(after);
        assertThat(ids(SagaFilter.DUE)).containsExactly(running.id());
        assertThat(compensated).isEmpty();
    }

    @Test
    void compensates_a_running_saga_that_has_nothing_to_undo() {
        Saga running = sagas.running(new String[] {null});
        SagaView after = done(operations.compensateNow(running.id(), WHO, WHY));
        assertThat(after.status()).isEqualTo("COMPENSATED");
        assertThat(after.audit()).hasSize(1);
        assertThat(compensated).containsExactly(running.id());
        assertThat(ids(SagaFilter.RUNNING)).isEmpty();
    }

    @Test
    void skips_a_failed_callback() {
        Saga parked = sagas.parked("undo");
        SagaView after = done(operations.skipStep(parked.id(), 1, WHO, WHY));
        assertThat(after.status()).isEqualTo("COMPENSATING");
        assertThat(after.steps().get(0).state()).isEqualTo("SKIPPED");
        assertThat(after.audit()).extracting(Audit::what).containsExactly("skip step 1");
        assertThat(ids(SagaFilter.DUE)).containsExactly(parked.id());
    }

    @Test
    void leaves_a_saga_parked_while_another_callback_has_failed() {
        Saga parked = sagas.parked("undo-order", "undo-payment");
        assertThat(done(operations.skipStep(parked.id(), 2, WHO, WHY)).status()).isEqualTo("PARKED");
        assertThat(ids(SagaFilter.PARKED)).containsExactly(parked.id());
        assertThat(done(operations.skipStep(parked.id(), 1, WHO, WHY)).status()).isEqualTo("COMPENSATING");
        assertThat(ids(SagaFilter.PARKED)).isEmpty();
    }

    @Test
    void skips_a_callback_that_waits_and_has_the_next_called() {
        Saga waiting = sagas.waiting("undo-order", "undo-payment");
        SagaView after = done(operations.skipStep(waiting.id(), 2, WHO, WHY));
        assertThat(after.steps()).extracting(StepView::state).containsExactly("WAITING", "SKIPPED");
        assertThat(after.nextAttemptAt()).isEqualTo(sagas.clock.instant());
    }

    @Test
    void skips_a_callback_whose_owner_is_gone_and_that_no_node_knows() {
        Saga held = sagas.held("undo-of-a-removed-route");
        sagas.clock.advance(StoredSagas.LEASE);
        SagaView after = done(operations.skipStep(held.id(), 1, WHO, WHY));
        assertThat(after.owner()).isNull();
        assertThat(sagas.store.save(held, held)).as("a write of the old owner").isFalse();
    }
}
