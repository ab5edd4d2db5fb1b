package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.List;
import orderhub.infra.saga.model.Audit;
import org.jspecify.annotations.Nullable;

/**
 * One saga, with all that is stored of it.
 *
 * @param id the saga
 * @param status name of its {@link orderhub.infra.saga.model.SagaStatus}, or {@value #QUARANTINED}, or
 *     {@value #UNREADABLE}
 * @param goal what was decided: COMPLETE or COMPENSATE; null before, and for what cannot be read
 * @param because why it was decided; null when its route asked for it
 * @param issuedAt when it began; null when this table's key did not sign the id
 * @param deadline it is compensated if it still runs then; null for what cannot be read
 * @param owner who calls its callbacks; null when nobody does
 * @param leaseUntil when others may take over from the owner; null without one
 * @param nextAttemptAt when a callback is called again; null while somebody has the saga, or nothing waits
 * @param epoch how many owners and operators have had it
 * @param expiresAt when it is deleted; null before it has ended
 * @param steps in the order of joining
 * @param audit what operators did, oldest first; at most {@value Audit#MAX_ENTRIES}
 * @param quarantine what is stored, if it cannot be read; otherwise null
 */
public record SagaView(
        String id,
        String status,
        @Nullable String goal,
        @Nullable String because,
        @Nullable Instant issuedAt,
        @Nullable Instant deadline,
        @Nullable String owner,
        @Nullable Instant leaseUntil,
        @Nullable Instant nextAttemptAt,
        long epoch,
        @Nullable Instant expiresAt,
        List<StepView> steps,
        List<Audit> audit,
        @Nullable QuarantineView quarantine) {

    /** The status of what cannot be read and was put aside. */
    public static final String QUARANTINED = "QUARANTINED";

    /** The status of what cannot be read and lies where it lay. */
    public static final String UNREADABLE = "UNREADABLE";

    public SagaView {
        steps = List.copyOf(steps);
        audit = List.copyOf(audit);
    }
}
