package orderhub.schemas.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import orderhub.schemas.event.EventFacts;
import org.jspecify.annotations.Nullable;

/**
 * An order and its whole story. A change is only ever appended, so the number of changes is the order's version.
 *
 * @param orderId UUID
 * @param placed what was ordered
 * @param status where it is after the last change
 * @param history what happened to it, oldest first; never empty
 * @param published how many changes, from the first on, are known to have been published as events
 * @param sagaId the saga that carries the order; null until one has begun work on it
 */
public record Order(
        String orderId,
        Placement placed,
        OrderStatus status,
        List<Change> history,
        int published,
        @Nullable String sagaId) {

    public Order {
        history = List.copyOf(history);
        if (history.isEmpty()) {
            throw new IllegalArgumentException("an order begins with a change");
        }
        if (published < 0 || published > history.size()) {
            throw new IllegalArgumentException("published is " + published + " of " + history.size());
        }
    }

    /** The number of changes so far. Two writers that saw the same version cannot both append to it. */
    public int version() {
        return history.size();
    }

    /** The newest change. */
    public Change lastChange() {
        return history.get(history.size() - 1);
    }

    /** When the order last changed. */
    public Instant updatedAt() {
        return lastChange().at();
    }

    /** The newest facts of a kind, or empty if no such change has happened. */
    public <F extends EventFacts> Optional<F> latest(Class<F> kind) {
        for (int i = history.size() - 1; i >= 0; i--) {
            EventFacts facts = history.get(i).facts();
            if (kind.isInstance(facts)) {
                return Optional.of(kind.cast(facts));
            }
        }
        return Optional.empty();
    }

    /** This order with one more change, at its new status. Whether the move is allowed is not checked here. */
    public Order append(Change change, OrderStatus next) {
        List<Change> longer = new ArrayList<>(history);
        longer.add(change);
        return new Order(orderId, placed, next, longer, published, sagaId);
    }

    /** This order, with other facts of its newest change: for a change that is not written yet. */
    public Order withLastFacts(EventFacts facts) {
        List<Change> changes = new ArrayList<>(history);
        changes.set(
                changes.size() - 1, new Change(lastChange().type(), lastChange().at(), facts));
        return new Order(orderId, placed, status, changes, published, sagaId);
    }

    /** This order, known to have at least that many of its changes published. */
    public Order withPublished(int atLeast) {
        int known = Math.min(Math.max(published, atLeast), version());
        return new Order(orderId, placed, status, history, known, sagaId);
    }

    /** This order as it was when it was accepted, before anything else happened to it. */
    public Order asAccepted() {
        return new Order(orderId, placed, OrderStatus.CREATED, history.subList(0, 1), Math.min(published, 1), null);
    }

    /** Whether that saga carries it. */
    public boolean isCarriedBy(@Nullable String saga) {
        return sagaId != null && sagaId.equals(saga);
    }

    /** This order, carried by a saga. */
    public Order withSaga(@Nullable String saga) {
        return new Order(orderId, placed, status, history, published, saga);
    }
}
