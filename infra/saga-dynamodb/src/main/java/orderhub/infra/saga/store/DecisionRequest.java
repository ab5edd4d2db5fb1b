package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import org.jspecify.annotations.Nullable;

/**
 * How a saga is to end.
 *
 * @param goal complete or compensate
 * @param because why; null when its route asked for it
 * @param owner who will call the callbacks; unique, so that a repeated write recognises itself. Null when an operator
 *     decides: any node may call them
 * @param leaseUntil until when the owner holds the saga; without one, when it is due
 * @param now a saga whose deadline is not after it can only be compensated
 * @param audit what the operator did; null when it was not one
 */
public record DecisionRequest(
        Goal goal,
        @Nullable String because,
        @Nullable String owner,
        Instant leaseUntil,
        Instant now,
        @Nullable Audit audit) {

    /** A node decides. */
    public DecisionRequest(Goal goal, @Nullable String because, String owner, Instant leaseUntil, Instant now) {
        this(goal, because, owner, leaseUntil, now, null);
    }

    /** An operator has a saga compensated, by whatever node finds it first. */
    public static DecisionRequest compensateFor(Audit audit) {
        String because = "Operator %s: %s".formatted(audit.who(), audit.why());
        return new DecisionRequest(Goal.COMPENSATE, because, null, audit.at(), audit.at(), audit);
    }

    /** Whether {@code saga} is what this request made of it, which a repeated write finds. */
    boolean made(Saga saga) {
        return owner == null
                ? audit != null && saga.audit().contains(audit)
                : owner.equals(saga.lease().owner());
    }
}
