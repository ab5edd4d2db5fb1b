package orderhub.infra.saga.store;

import java.time.Instant;
import orderhub.infra.saga.model.Goal;
import org.jspecify.annotations.Nullable;

/**
 * How a saga is to end.
 *
 * @param goal complete or compensate
 * @param because why; null when its route asked for it
 * @param owner who will call the callbacks; unique, so that a repeated write recognises itself
 * @param leaseUntil until when the owner holds the saga
 * @param now a saga whose deadline is not after it can only be compensated
 */
public record DecisionRequest(Goal goal, @Nullable String because, String owner, Instant leaseUntil, Instant now) {}
