package orderhub.infra.saga.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.DecisionRequest;
import orderhub.infra.saga.store.JoinRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.testing.TestTable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sagas in every state, as this version stores them: two participants, undone at addresses of their own. */
final class GoldenSagas {

    static final Instant NOW = Instant.parse("2026-03-02T10:15:30Z");
    static final Instant DEADLINE = NOW.plusSeconds(900);
    static final Instant LEASE_END = NOW.plusSeconds(6);
    static final String UNDO_FIRST = "direct://undo-first";
    static final String UNDO_SECOND = "direct://undo-second";
    private static final String KEY_ID = "signing-key";

    private final TestTable table = new TestTable(settings -> settings.maxAttempts(2));
    private final SagaStore store = table.store();
    private final Transitions transitions = new Transitions(2, table.settings().retention());
    private final SortedMap<String, JsonNode> items = new TreeMap<>();

    private GoldenSagas() {}

    /** Items by the names of their cases; and the key that signs their ids. */
    static SortedMap<String, JsonNode> stored() {
        return new GoldenSagas().store();
    }

    private SortedMap<String, JsonNode> store() {
        keep("running", begun(null));
        keep("completing", decided(Goal.COMPLETE, "direct://done"));
        keep("compensating", decided(Goal.COMPENSATE, null));
        Saga waiting = failedOnce();
        keep("compensating-waiting", saved(waiting, transitions.released(waiting, NOW.plusSeconds(30))));
        Saga handed = decided(Goal.COMPENSATE, null);
        keep("compensating-taken-over", saved(handed, transitions.claimed(handed, "node-2", LEASE_END.plusSeconds(6))));
        keep("compensated", allDone(decided(Goal.COMPENSATE, null)));
        keep("completed", allDone(decided(Goal.COMPLETE, "direct://done")));
        keep("completed-without-callbacks", decided(Goal.COMPLETE, null));
        keep("parked", allFailed());
        Saga parked = allFailed();
        keep("retried-by-operator", saved(parked, transitions.retried(parked, audit("RETRY"))));
        Saga skippable = failedOnce();
        keep("skipped-by-operator", saved(skippable, transitions.skipped(skippable, 1, audit("SKIP 2"))));
        keep("compensated-by-operator", compensatedByOperator());
        Saga unreadable = begun(null);
        store.quarantine(unreadable.id(), "no such status", NOW);
        items.put("quarantined", ItemText.json(table.item(unreadable.id())));
        items.put(KEY_ID, ItemText.json(table.item(KEY_ID)));
        return items;
    }

    private static Audit audit(String what) {
        return new Audit(NOW, "kim", what, "ticket 4711");
    }

    private Saga begun(@Nullable String completion) {
        String id = table.newId(NOW);
        Map<String, Object> options =
                Map.of("subject", "subject-1", "amount", 12L, "urgent", true, "mark", new byte[] {1});
        join(id, SagaStep.joining("join-0", NOW, UNDO_FIRST, completion, Map.of("subject", "subject-1")));
        join(id, SagaStep.joining("join-1", NOW, UNDO_SECOND, null, options));
        return read(id);
    }

    private void join(String id, SagaStep step) {
        store.join(id, new JoinRequest(step, DEADLINE, DEADLINE, NOW), Known.nothing(true));
    }

    private Saga decided(Goal goal, @Nullable String completion) {
        Saga running = begun(completion);
        String because = goal == Goal.COMPENSATE ? "Refused: no money" : null;
        store.decide(running.id(), new DecisionRequest(goal, because, "node-1", LEASE_END, NOW), Known.of(running));
        return read(running.id());
    }

    private Saga compensatedByOperator() {
        Saga running = begun(null);
        store.decide(running.id(), DecisionRequest.compensateFor(audit("COMPENSATE")), Known.of(running));
        return read(running.id());
    }

    private Saga failedOnce() {
        Saga held = decided(Goal.COMPENSATE, null);
        return saved(held, transitions.failed(held, 1, "Refused: too busy", NOW));
    }

    private Saga allFailed() {
        Saga saga = decided(Goal.COMPENSATE, null);
        while (saga.nextCallback().isPresent()) {
            saga = saved(saga, transitions.failed(saga, saga.nextCallback().getAsInt(), "Refused: too busy", NOW));
        }
        return saga;
    }

    private Saga allDone(Saga decided) {
        Saga saga = decided;
        while (saga.nextCallback().isPresent()) {
            saga = saved(saga, transitions.done(saga, saga.nextCallback().getAsInt(), NOW));
        }
        return saga;
    }

    private Saga saved(Saga before, Saga after) {
        if (!store.save(before, after)) {
            throw new IllegalStateException("somebody else has changed " + before);
        }
        return read(before.id());
    }

    private Saga read(String id) {
        return store.get(id).orElseThrow();
    }

    private void keep(String name, Saga saga) {
        Map<String, AttributeValue> item = table.item(saga.id());
        items.put(name, ItemText.json(item));
    }
}
