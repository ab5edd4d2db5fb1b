package orderhub.infra.saga.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStoreException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Decides how a saga ends, by one write from RUNNING: straight to its end if no step has a callback of the kind,
 * otherwise with a lease for whoever decided. A wrong guess is refused, and the refusal tells what to write instead.
 */
final class Decisions {
    /** Callbacks are only ever added and a saga begins once, so only a few guesses can be wrong. */
    private static final int MAX_GUESSES = 8;

    private final Table table;
    private final Shards shards;
    private final Duration retention;

    Decisions(Table table, Shards shards, Duration retention) {
        this.table = table;
        this.shards = shards;
        this.retention = retention;
    }

    Decision decide(String id, DecisionRequest request, Known known) {
        boolean begun = known.deadline() != null;
        boolean callbacks = request.goal() == Goal.COMPLETE ? known.completions() : known.compensations();
        for (int guess = 0; guess < MAX_GUESSES; guess++) {
            if (!begun && !known.mayBegin()) {
                return new Decision.Unknown();
            }
            boolean claims = begun && callbacks;
            Update update = claims ? claiming(id, request) : ending(request, begun);
            Table.Written written = table.update(id, update, claims ? ReturnValue.ALL_NEW : ReturnValue.NONE);
            if (written instanceof Table.Written.Done done) {
                return claims ? new Decision.Claimed(SagaItems.read(done.attributes())) : new Decision.Ended();
            }
            Map<String, AttributeValue> item = ((Table.Written.Refused) written).item();
            begun = !item.isEmpty();
            callbacks = item.containsKey(kind(request.goal()));
            if (isMine(item, request)) {
                return new Decision.Ended();
            }
            Decision answer = begun ? answer(SagaItems.read(item), request) : null;
            if (answer != null) {
                return answer;
            }
        }
        throw new SagaStoreException(
                "Saga %s changed %d times while it was to %s"
                        .formatted(id, MAX_GUESSES, request.goal().verb()),
                null);
    }

    private static boolean isMine(Map<String, AttributeValue> item, DecisionRequest request) {
        AttributeValue endedBy = item.get(Attr.ENDED_BY);
        return endedBy != null && endedBy.s() != null && endedBy.s().equals(request.owner());
    }

    /** What a refusal means; null when another guess is due. */
    private static @Nullable Decision answer(Saga saga, DecisionRequest request) {
        if (request.made(saga)) {
            return saga.status().isEnded() ? new Decision.Ended() : new Decision.Claimed(saga);
        }
        if (saga.status() != SagaStatus.RUNNING) {
            return new Decision.Already(saga);
        }
        return request.goal() == Goal.COMPLETE && saga.isLate(request.now()) ? new Decision.Late() : null;
    }

    private Update claiming(String id, DecisionRequest request) {
        Update update = decided(request, request.goal().underway())
                .set(Attr.DUE_SHARD, Attr.text(shards.of(id, request.goal().underway())))
                .set(Attr.DUE_AT, Attr.millis(request.leaseUntil()));
        if (request.owner() != null) {
            update.set(Attr.OWNER, Attr.text(request.owner()));
        }
        return onlyIfRunning(update, request);
    }

    private Update ending(DecisionRequest request, boolean begun) {
        Instant expiresAt = request.now().plus(retention);
        Update update = decided(request, request.goal().reached())
                .set(Attr.EXPIRES_AT, Attr.number(expiresAt.getEpochSecond()))
                .remove(Attr.DUE_SHARD)
                .remove(Attr.DUE_AT);
        if (request.owner() != null) {
            update.set(Attr.ENDED_BY, Attr.text(request.owner()));
        }
        return begun
                ? onlyIfRunning(update, request).onlyIfMissing(kind(request.goal()))
                : update.set(Attr.SCHEMA, Attr.number(SagaItems.SCHEMA_VERSION)).onlyIfMissing(Attr.ID);
    }

    private static Update decided(DecisionRequest request, SagaStatus status) {
        Update update = new Update()
                .set(Attr.STATUS, Attr.text(status.name()))
                .set(Attr.GOAL, Attr.text(request.goal().name()))
                .set(Attr.EPOCH, Attr.number(1));
        if (request.audit() != null) {
            update.append(Attr.AUDIT, SagaItems.written(request.audit()));
        }
        return request.because() == null ? update : update.set(Attr.BECAUSE, Attr.text(request.because()));
    }

    private static Update onlyIfRunning(Update update, DecisionRequest request) {
        update.onlyIfEqual(Attr.STATUS, Attr.text(SagaStatus.RUNNING.name())).onlyIfMissing(Attr.QUARANTINED);
        return request.goal() == Goal.COMPLETE
                ? update.onlyIf(update.name(Attr.DEADLINE) + " > " + update.value(Attr.millis(request.now())))
                : update;
    }

    private static String kind(Goal goal) {
        return goal == Goal.COMPLETE ? Attr.COMPLETIONS : Attr.COMPENSATIONS;
    }
}
