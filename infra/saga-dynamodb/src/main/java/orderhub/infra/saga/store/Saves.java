package orderhub.infra.saga.store;

import java.util.List;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStep;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes what became of a decided saga: only what differs, and only if the saga is still as it was read. */
final class Saves {
    private final Shards shards;

    Saves(Shards shards) {
        this.shards = shards;
    }

    Update update(Saga before, Saga after) {
        Update update = new Update();
        status(update, before, after);
        lease(update, before, after);
        for (int step = 0; step < after.steps().size(); step++) {
            step(update, step, before.steps().get(step), after.steps().get(step));
        }
        if (!before.audit().equals(after.audit())) {
            update.set(
                    Attr.AUDIT,
                    AttributeValue.fromL(
                            after.audit().stream().map(SagaItems::written).toList()));
        }
        return onlyIfAsRead(update, before);
    }

    /** Whether {@code stored} is what {@code after} was to become, which a repeated write finds. */
    static boolean isSame(Saga stored, Saga after) {
        return stored.status() == after.status()
                && stored.lease().equals(after.lease())
                && progress(stored).equals(progress(after))
                && stored.audit().equals(after.audit());
    }

    private static List<List<Object>> progress(Saga saga) {
        return saga.steps().stream()
                .map(step -> List.<Object>of(step.callback(), step.attempts()))
                .toList();
    }

    private void status(Update update, Saga before, Saga after) {
        if (before.status() == after.status()) {
            return;
        }
        update.set(Attr.STATUS, Attr.text(after.status().name()));
        if (after.expiresAt() != null) {
            update.set(Attr.EXPIRES_AT, Attr.number(after.expiresAt().getEpochSecond()));
        }
        if (after.status().isEnded()) {
            update.remove(Attr.DUE_SHARD);
        } else {
            update.set(Attr.DUE_SHARD, Attr.text(shards.of(after.id(), after.status())));
        }
    }

    private static void lease(Update update, Saga before, Saga after) {
        if (before.lease().epoch() != after.lease().epoch()) {
            update.set(Attr.EPOCH, Attr.number(after.lease().epoch()));
        }
        if (!before.lease().until().equals(after.lease().until())) {
            update.set(Attr.DUE_AT, Attr.millis(after.lease().until()));
        }
        if (after.lease().owner() == null) {
            update.remove(Attr.OWNER);
        } else {
            update.set(Attr.OWNER, Attr.text(after.lease().owner()));
        }
    }

    private static void step(Update update, int index, SagaStep before, SagaStep after) {
        if (before.callback() != after.callback()) {
            update.setIn(
                    Attr.STEPS,
                    index,
                    Attr.STEP_CALLBACK,
                    Attr.text(after.callback().name()));
        }
        if (before.attempts() != after.attempts()) {
            update.setIn(Attr.STEPS, index, Attr.STEP_ATTEMPTS, Attr.number(after.attempts()));
        }
        if (after.problem() != null && !after.problem().equals(before.problem())) {
            update.setIn(Attr.STEPS, index, Attr.STEP_PROBLEM, Attr.text(after.problem()));
        }
    }

    private static Update onlyIfAsRead(Update update, Saga before) {
        update.onlyIfEqual(Attr.STATUS, Attr.text(before.status().name()))
                .onlyIfEqual(Attr.EPOCH, Attr.number(before.lease().epoch()))
                .onlyIfEqual(Attr.DUE_AT, Attr.millis(before.lease().until()))
                .onlyIfMissing(Attr.QUARANTINED);
        return before.lease().owner() == null
                ? update.onlyIfMissing(Attr.OWNER)
                : update.onlyIfEqual(Attr.OWNER, Attr.text(before.lease().owner()));
    }
}
