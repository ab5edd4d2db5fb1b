package orderhub.config.saga;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import orderhub.infra.saga.operations.ActionResult;
import orderhub.infra.saga.operations.SagaFilter;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.saga.SagaActionRefusedException;
import orderhub.routes.saga.SagaDesk;
import orderhub.routes.saga.SagaNotFoundException;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Violation;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.SagaStory;
import org.jspecify.annotations.Nullable;

/** What the saga library lets operators do, in the terms of the hub's API. */
public final class OperatorsDesk implements SagaDesk {

    /** Fits a screen; a page may have up to {@value SagaOperations#MAX_PAGE_SIZE}. */
    private static final int USUAL_PAGE_SIZE = 50;

    private final SagaOperations operations;

    public OperatorsDesk(SagaOperations operations) {
        this.operations = operations;
    }

    @Override
    public Object list(@Nullable String kind, @Nullable String limit, @Nullable String cursor) {
        SagaFilter filter = kind == null ? SagaFilter.PARKED : filter(kind);
        int size = limit == null ? USUAL_PAGE_SIZE : number("/limit", limit);
        return valid(() -> operations.list(filter, size, cursor));
    }

    @Override
    public Object show(@Nullable String sagaId) {
        return operations.show(known(sagaId)).orElseThrow(SagaNotFoundException::new);
    }

    @Override
    public Lookup<SagaStory> tell(@Nullable String sagaId) {
        return Optional.ofNullable(sagaId)
                .flatMap(operations::show)
                .map(saga -> Lookup.found(SagaStories.of(saga)))
                .orElseGet(Lookup::none);
    }

    @Override
    public Object retry(@Nullable String sagaId, Intervention intervention) {
        return done(valid(() -> operations.retryNow(known(sagaId), intervention.operator(), intervention.reason())));
    }

    @Override
    public Object compensate(@Nullable String sagaId, Intervention intervention) {
        return done(
                valid(() -> operations.compensateNow(known(sagaId), intervention.operator(), intervention.reason())));
    }

    @Override
    public Object skip(@Nullable String sagaId, @Nullable String step, Intervention intervention) {
        int number = number("/step", step);
        return done(valid(
                () -> operations.skipStep(known(sagaId), number, intervention.operator(), intervention.reason())));
    }

    private static Object done(ActionResult result) {
        if (result instanceof ActionResult.Refused refused) {
            throw new SagaActionRefusedException(refused.reason());
        }
        if (result instanceof ActionResult.Done done) {
            return done.saga();
        }
        throw new SagaNotFoundException();
    }

    private static SagaFilter filter(String kind) {
        for (SagaFilter filter : SagaFilter.values()) {
            if (filter.name().toLowerCase(Locale.ROOT).equals(kind)) {
                return filter;
            }
        }
        throw invalid("/kind", "enum", "It must be running, due, parked or quarantined.");
    }

    /** Camel takes the text null for nothing. */
    private static String known(@Nullable String sagaId) {
        if (sagaId == null) {
            throw new SagaNotFoundException();
        }
        return sagaId;
    }

    private static int number(String pointer, @Nullable String text) {
        try {
            return Integer.parseInt(String.valueOf(text));
        } catch (NumberFormatException malformed) {
            throw invalid(pointer, "type", "It must be a whole number.");
        }
    }

    private static <T> T valid(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException refused) {
            throw invalid("", "invalid", String.valueOf(refused.getMessage()));
        }
    }

    private static InvalidRequestException invalid(String pointer, String code, String message) {
        return new InvalidRequestException(List.of(new Violation(pointer, code, message)));
    }
}
