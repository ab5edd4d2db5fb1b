package orderhub.infra.saga.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One saga in a list, without what its steps are about.
 *
 * @param id the saga
 * @param status name of its {@link orderhub.infra.saga.model.SagaStatus}, or {@value SagaView#QUARANTINED}, or
 *     {@value SagaView#UNREADABLE}
 * @param issuedAt when it began; null when this table's key did not sign the id
 * @param dueAt running: its deadline. With an owner: when others may take over. Otherwise finishing: the next attempt.
 *     Parked or quarantined: since when. Null when that is not known
 * @param owner who calls its callbacks; null when nobody does
 * @param steps how many joined
 * @param failed how many callbacks failed until their last attempt
 * @param problem why a callback failed, or why it cannot be read; null when there is nothing to say
 */
public record SagaSummary(
        String id,
        String status,
        @Nullable Instant issuedAt,
        @Nullable Instant dueAt,
        @Nullable String owner,
        int steps,
        int failed,
        @Nullable String problem) {}
