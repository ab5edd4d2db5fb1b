package orderhub.routes.testing;

import orderhub.routes.saga.SagaDesk;
import orderhub.routes.saga.SagaNotFoundException;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.SagaStory;
import org.jspecify.annotations.Nullable;

/** A desk at which no saga is known. */
public final class NoSagas implements SagaDesk {

    @Override
    public Object list(@Nullable String kind, @Nullable String limit, @Nullable String cursor) {
        throw new SagaNotFoundException();
    }

    @Override
    public Object show(@Nullable String sagaId) {
        throw new SagaNotFoundException();
    }

    @Override
    public Lookup<SagaStory> tell(@Nullable String sagaId) {
        return Lookup.none();
    }

    @Override
    public Object retry(@Nullable String sagaId, Intervention intervention) {
        throw new SagaNotFoundException();
    }

    @Override
    public Object compensate(@Nullable String sagaId, Intervention intervention) {
        throw new SagaNotFoundException();
    }

    @Override
    public Object skip(@Nullable String sagaId, @Nullable String step, Intervention intervention) {
        throw new SagaNotFoundException();
    }
}
