package orderhub.infra.saga.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who may call a saga's callbacks, and until when.
 *
 * @param epoch grows by one with each owner; a write of an older epoch is refused
 * @param owner who holds the saga, unique for each claim; null when nobody does
 * @param until with an owner: others may claim from then on. Without: nobody may before, the next attempt is due then
 */
public record Lease(long epoch, @Nullable String owner, Instant until) {

    /** The lease of the next owner, or of nobody; whoever held the saga before is fenced off. */
    public Lease next(@Nullable String newOwner, Instant newUntil) {
        return new Lease(epoch + 1, newOwner, newUntil);
    }

    /** Whether somebody holds the saga at {@code now}. */
    public boolean isHeld(Instant now) {
        return owner != null && now.isBefore(until);
    }

    Lease extended(Instant newUntil) {
        return new Lease(epoch, owner, newUntil);
    }

    Lease released(Instant dueAt) {
        return new Lease(epoch, null, dueAt);
    }
}
