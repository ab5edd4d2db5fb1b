package orderhub.infra.saga.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.testing.StoredSagas;
import org.junit.jupiter.api.AfterEach;

/** A table of sagas, operators, and no node that works. */
abstract class OperatedTable {
    static final String WHO = "ada";

    static final String WHY = "refunded by hand";

    final StoredSagas sagas = new StoredSagas();

    final List<String> compensated = new CopyOnWriteArrayList<>();

    final SagaOperations operations = operations(Runnable::run);

    @AfterEach
    void close() {
        sagas.dynamoDb.close();
    }

    SagaOperations operations(Executor censusThread) {
        SagaListener listener = new SagaListener() {
            @Override
            public void compensated(String sagaId) {
                compensated.add(sagaId);
            }
        };
        return new SagaOperations(
                sagas.store, sagas.settings, listener, sagas.clock, censusThread, () -> Duration.ZERO);
    }

    ActionResult retry(String id) {
        return operations.retryNow(id, WHO, WHY);
    }

    ActionResult compensate(String id) {
        return operations.compensateNow(id, WHO, WHY);
    }

    ActionResult skip(String id, int number) {
        return operations.skipStep(id, number, WHO, WHY);
    }

    static SagaView done(ActionResult result) {
        assertThat(result).isInstanceOf(ActionResult.Done.class);
        return ((ActionResult.Done) result).saga();
    }

    static void refused(String reason, Supplier<ActionResult> action) {
        assertThat(action.get())
                .asInstanceOf(type(ActionResult.Refused.class))
                .extracting(ActionResult.Refused::reason)
                .asString()
                .contains(reason);
    }

    List<String> ids(SagaFilter filter) {
        return operations.list(filter, 100, null).sagas().stream()
                .map(SagaSummary::id)
                .toList();
    }
}
