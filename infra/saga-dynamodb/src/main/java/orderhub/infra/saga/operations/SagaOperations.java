package orderhub.infra.saga.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.store.SagaStore;
import org.jspecify.annotations.Nullable;

/**
 * What operators can see and do. Works on any node for all sagas of the table, started or not; what an action brings about
 * is done by the next sweep of any started node, at most {@code sweepEvery} later.
 *
 * <p>Each action is one conditional write: it either fits the saga as it is, or is refused. A saga that a node works on is
 * never taken from it. Who did what and why is kept with the saga, and logged.
 *
 * <p>Options of steps are shown by {@link #show} only, since they may be personal data, and so may a problem's text.
 * Whoever calls this decides who may.
 *
 * <p>Every method may throw {@link orderhub.infra.saga.model.SagaStoreException} when DynamoDB cannot be asked.
 */
public final class SagaOperations {
    /** The most sagas on a page: what DynamoDB reads at once. */
    public static final int MAX_PAGE_SIZE = SagaStore.MAX_LOOKS;

    private final SagaStore store;
    private final Views views;
    private final Listing listing;
    private final Actions actions;
    private final AuditEntries audits;
    private final Census census;
    private final Supplier<Duration> longestOverdue;
    private final Clock clock;

    /**
     * @param listener is told of what ends by an action
     * @param censusThread where sagas are counted; may refuse
     * @param longestOverdue what the last sweep saw
     */
    public SagaOperations(
            SagaStore store,
            SagaSettings settings,
            SagaListener listener,
            Clock clock,
            Executor censusThread,
            Supplier<Duration> longestOverdue) {
        this.store = store;
        this.clock = clock;
        this.longestOverdue = longestOverdue;
        views = new Views(store.ids());
        listing = new Listing(store, views);
        actions = new Actions(store, new Transitions(settings.maxAttempts(), settings.keptFor()), views, listener);
        audits = new AuditEntries(clock);
        census = new Census(store, censusThread, clock, settings.censusEvery(), settings.censusEntries());
    }

    /**
     * A page of sagas.
     *
     * @param limit 1 to {@value #MAX_PAGE_SIZE}
     * @param cursor {@link SagaPage#next()} of the page before; null for the first
     * @throws IllegalArgumentException when the limit is out of bounds, or the cursor is none of such a list
     */
    public SagaPage list(SagaFilter filter, int limit, @Nullable String cursor) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("A page has 1 to %d sagas, not %d".formatted(MAX_PAGE_SIZE, limit));
        }
        return listing.page(filter, limit, cursor, now());
    }

    /** One saga with all that is stored of it, options included; empty when there is none, or none any more. */
    public Optional<SagaView> show(String id) {
        return store.look(id).map(views::view);
    }

    /**
     * Has failed callbacks of a parked saga called again, as often as at first; or has a callback that waits for its next
     * attempt called now.
     *
     * @param who the operator; at most {@value orderhub.infra.saga.model.Audit#MAX_WHO_CHARACTERS} characters
     * @param why the reason; at most {@value orderhub.infra.saga.model.Audit#MAX_WHY_CHARACTERS} characters
     * @throws IllegalArgumentException when who or why is blank, too long or has control characters
     */
    public ActionResult retryNow(String id, String who, String why) {
        return actions.retryNow(id, audits.of("retry now", who, why));
    }

    /**
     * Has a running saga compensated, as if its deadline had passed. Its route, if it still works, is told so when it
     * joins or completes next.
     *
     * @param who as for {@link #retryNow}
     * @param why as for {@link #retryNow}
     * @throws IllegalArgumentException as for {@link #retryNow}
     */
    public ActionResult compensateNow(String id, String who, String why) {
        return actions.compensateNow(id, audits.of("compensate now", who, why));
    }

    /**
     * Takes the place of a callback that failed or waits for its next attempt, and is never called then: the operator has
     * done by hand what it would have done.
     *
     * @param number the step's in {@link SagaView#steps()}, from 1
     * @param who as for {@link #retryNow}
     * @param why as for {@link #retryNow}
     * @throws IllegalArgumentException as for {@link #retryNow}
     */
    public ActionResult skipStep(String id, int number, String who, String why) {
        return actions.skipStep(id, number, audits.of("skip step " + number, who, why));
    }

    /**
     * How many sagas wait for something. Does not wait: what it gives is as old as {@code censusEvery} allows, or as old as
     * the last call, since sagas are counted only when somebody asks. Empty before the first count of a started node,
     * which this begins, and when the last one failed.
     */
    public Optional<SagaCensus> census() {
        return census.last();
    }

    /** How old the oldest unfinished saga is, by the last {@link #census()}; zero when there is none. */
    public Optional<Duration> oldestUnfinished() {
        return census().map(counted -> counted.oldestAge(now()));
    }

    /** By how long the longest overdue saga was so at this node's last sweep. Zero when none was, or nothing sweeps. */
    public Duration longestOverdue() {
        return longestOverdue.get();
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
