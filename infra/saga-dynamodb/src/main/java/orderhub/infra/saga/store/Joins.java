package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.SagaStoreException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * Joins a step to a saga by one write. Which one depends on whether the step begins the saga, or brings its deadline
 * forward; a wrong guess is refused, and the refusal tells what to write instead.
 */
final class Joins {
    /** A saga begins once and its deadline only ever comes forward, so only a few guesses can be wrong. */
    private static final int MAX_GUESSES = 8;

    private final Table table;
    private final Shards shards;
    private final int maxSteps;

    Joins(Table table, Shards shards, int maxSteps) {
        this.table = table;
        this.shards = shards;
        this.maxSteps = maxSteps;
    }

    Join join(String id, JoinRequest join, Known known) {
        Instant deadline = known.deadline();
        for (int guess = 0; guess < MAX_GUESSES; guess++) {
            if (deadline == null && !known.mayBegin()) {
                return new Join.Unknown();
            }
            Table.Written written = table.update(id, update(id, join, deadline), ReturnValue.NONE);
            if (!(written instanceof Table.Written.Refused refused)) {
                return new Join.Joined(join.deadlineWith(deadline), deadline == null);
            }
            Saga saga = refused.item().isEmpty() ? null : SagaItems.read(refused.item());
            Join answer = saga == null ? null : answer(saga, join);
            if (answer != null) {
                return answer;
            }
            deadline = saga == null ? null : saga.deadline();
        }
        throw new SagaStoreException(
                "Saga %s changed %d times while a step tried to join".formatted(id, MAX_GUESSES), null);
    }

    /** What a refusal means; null when another guess is due. */
    private @Nullable Join answer(Saga saga, JoinRequest join) {
        int mine = saga.steps().stream()
                .map(SagaStep::joinId)
                .toList()
                .indexOf(join.step().joinId());
        if (mine >= 0) {
            return new Join.Joined(saga.deadline(), mine == 0);
        }
        if (saga.status() != SagaStatus.RUNNING) {
            return new Join.NotRunning(saga.status());
        }
        if (saga.isLate(join.now())) {
            return new Join.Late();
        }
        return saga.steps().size() >= maxSteps ? new Join.Full(saga.steps().size()) : null;
    }

    private Update update(String id, JoinRequest join, @Nullable Instant deadline) {
        Update update = appending(join.step());
        Instant wanted = join.deadlineWith(deadline);
        if (deadline == null) {
            return due(update, wanted)
                    .set(Attr.STATUS, Attr.text(SagaStatus.RUNNING.name()))
                    .set(Attr.SCHEMA, Attr.number(SagaItems.SCHEMA_VERSION))
                    .set(Attr.DUE_SHARD, Attr.text(shards.of(id, SagaStatus.RUNNING)))
                    .onlyIfMissing(Attr.ID);
        }
        String storedDeadline = update.name(Attr.DEADLINE);
        if (wanted.isBefore(deadline)) {
            due(update, wanted).onlyIf(storedDeadline + " > " + update.value(Attr.millis(wanted)));
        } else if (join.latest() != null) {
            update.onlyIf(storedDeadline + " <= " + update.value(Attr.millis(join.latest())));
        }
        return onlyIfOpen(update, join);
    }

    private static Update appending(SagaStep step) {
        Update update =
                new Update().append(Attr.STEPS, SagaItems.joining(step)).append(Attr.JOINS, Attr.text(step.joinId()));
        if (step.completion() != null) {
            update.set(Attr.COMPLETIONS, AttributeValue.fromBool(true));
        }
        if (step.compensation() != null) {
            update.set(Attr.COMPENSATIONS, AttributeValue.fromBool(true));
        }
        return update;
    }

    private static Update due(Update update, Instant deadline) {
        return update.set(Attr.DEADLINE, Attr.millis(deadline)).set(Attr.DUE_AT, Attr.millis(deadline));
    }

    private Update onlyIfOpen(Update update, JoinRequest join) {
        String joins = update.name(Attr.JOINS);
        return update.onlyIfEqual(Attr.STATUS, Attr.text(SagaStatus.RUNNING.name()))
                .onlyIfMissing(Attr.QUARANTINED)
                .onlyIf(update.name(Attr.DEADLINE) + " > " + update.value(Attr.millis(join.now())))
                .onlyIf("size(" + joins + ") < " + update.value(Attr.number(maxSteps)))
                .onlyIf("NOT contains(" + joins + ", "
                        + update.value(Attr.text(join.step().joinId())) + ")");
    }
}
