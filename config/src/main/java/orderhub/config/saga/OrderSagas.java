package orderhub.config.saga;

import java.time.Instant;
import java.util.Optional;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import org.jspecify.annotations.Nullable;

/** What the saga service knows of the sagas of orders. */
public final class OrderSagas implements Sagas {

    private final DynamoDbSagaService service;

    public OrderSagas(DynamoDbSagaService service) {
        this.service = service;
    }

    @Override
    public Instant deadlineOf(@Nullable String sagaId) {
        return Optional.ofNullable(sagaId)
                .flatMap(service::deadlineOf)
                .orElseThrow(() -> new IllegalStateException("There is no saga " + sagaId));
    }

    /** Its end is stored, and its callbacks go on. */
    @Override
    public boolean isAboutSaga(Throwable fault) {
        return fault instanceof SagaUnfinishedException || Sagas.super.isAboutSaga(fault);
    }

    @Override
    public SagaState stateOf(@Nullable String sagaId) {
        Optional<SagaStatus> status = Optional.ofNullable(sagaId).flatMap(service::statusOf);
        if (status.isEmpty() || status.get().isEnded()) {
            return SagaState.NONE;
        }
        return switch (status.get()) {
            case RUNNING -> SagaState.RUNNING;
            case PARKED -> SagaState.PARKED;
            default -> SagaState.DECIDED;
        };
    }
}
