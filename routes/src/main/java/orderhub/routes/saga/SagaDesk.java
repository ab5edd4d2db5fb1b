package orderhub.routes.saga;

import orderhub.schemas.api.Intervention;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.SagaStory;
import org.jspecify.annotations.Nullable;

/**
 * Where operators look at sagas and act on them. What it answers is shown as JSON as it is.
 *
 * <p>Any method may throw {@link SagaNotFoundException}; those that act, {@link SagaActionRefusedException} when the saga
 * is not in a state for it; and {@link orderhub.routes.http.InvalidRequestException} for what is no kind, limit, cursor or
 * step. A saga's id that is null is not found.
 */
public interface SagaDesk {

    /**
     * A page of sagas, the longest due first.
     *
     * @param kind running, due, parked or quarantined; null for parked
     * @param limit how many at most; null for as many as a page has
     * @param cursor where the page before said that this one begins; null for the first
     */
    Object list(@Nullable String kind, @Nullable String limit, @Nullable String cursor);

    /** One saga, with its steps and what became of their callbacks. */
    Object show(@Nullable String sagaId);

    /**
     * One saga in the words of those who are asked about its order.
     *
     * @param sagaId null for an order that no saga carries yet
     */
    Lookup<SagaStory> tell(@Nullable String sagaId);

    /** Failed callbacks are called again; a wait for the next attempt ends. */
    Object retry(@Nullable String sagaId, Intervention intervention);

    /** A running saga is compensated before its deadline. */
    Object compensate(@Nullable String sagaId, Intervention intervention);

    /**
     * The operator has taken the place of a callback.
     *
     * @param step number of the step, from 1 in the order of joining
     */
    Object skip(@Nullable String sagaId, @Nullable String step, Intervention intervention);
}
