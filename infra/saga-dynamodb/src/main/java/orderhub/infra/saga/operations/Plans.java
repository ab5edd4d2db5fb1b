package orderhub.infra.saga.operations;

import java.time.Instant;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;

/** Which action fits which state. Without clock or table: what it plans is written only if the saga is still as given. */
final class Plans {
    private final Transitions transitions;

    Plans(Transitions transitions) {
        this.transitions = transitions;
    }

    Plan retryNow(Saga saga, Audit audit) {
        if (saga.status() == SagaStatus.PARKED) {
            return new Plan.Write(transitions.retried(saga, audit));
        }
        if (!saga.status().isFinishing()) {
            return Plan.Refuse.of(saga, "is " + saga.status() + ": there is no callback to call again");
        }
        Instant dueAt = saga.lease().until();
        if (saga.lease().isHeld(audit.at())) {
            return held(saga);
        }
        if (!audit.at().isBefore(dueAt)) {
            return Plan.Refuse.of(
                    saga, "is due since %s already: a node that has its callback goes on with it".formatted(dueAt));
        }
        return new Plan.Write(transitions.hurried(saga, audit));
    }

    /** Whether it may be compensated at all; the write itself decides. */
    Plan compensateNow(Saga saga) {
        return saga.status() == SagaStatus.RUNNING
                ? new Plan.Write(saga)
                : Plan.Refuse.of(saga, "is " + saga.status() + ": only a running one can still be compensated");
    }

    /** @param number from 1 */
    Plan skipStep(Saga saga, int number, Audit audit) {
        if (saga.status() == SagaStatus.RUNNING || saga.status().isEnded()) {
            return Plan.Refuse.of(saga, "is " + saga.status() + ": there is no callback to skip");
        }
        if (number < 1 || number > saga.steps().size()) {
            return Plan.Refuse.of(
                    saga,
                    "has no step %d, but %d".formatted(number, saga.steps().size()));
        }
        if (saga.lease().isHeld(audit.at())) {
            return held(saga);
        }
        SagaStep step = saga.steps().get(number - 1);
        return saga.goal() == null || saga.goal().callbackOf(step) == null
                ? Plan.Refuse.of(saga, "has no callback to skip in step " + number)
                : skipped(saga, number, step.callback(), audit);
    }

    private Plan skipped(Saga saga, int number, CallbackState state, Audit audit) {
        return state == CallbackState.FAILED || state == CallbackState.WAITING
                ? new Plan.Write(transitions.skipped(saga, number - 1, audit))
                : Plan.Refuse.of(saga, "needs no skipping of step %d: it is %s".formatted(number, state));
    }

    private static Plan held(Saga saga) {
        return Plan.Refuse.of(
                saga,
                "is being worked on until %s, or longer, by %s"
                        .formatted(saga.lease().until(), saga.lease().owner()));
    }
}
