package orderhub.routes.testing;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.support.DefaultExchange;

/** The sagas of a test's Camel context, which are kept in memory. */
public final class TestSagas {

    /** The header that says to which saga an exchange belongs. */
    public static final String SAGA = "Long-Running-Action";

    private final CamelContext context;

    /** @param context of which the sagas are */
    public TestSagas(CamelContext context) {
        this.context = context;
    }

    /** A new saga that nothing has joined. */
    public CamelSagaCoordinator begin() {
        return service().newSaga(new DefaultExchange(context)).join();
    }

    /** Whether a saga is there and can still be joined. */
    public boolean isOpen(String sagaId) {
        CamelSagaCoordinator saga = service().getSaga(sagaId).join();
        return saga != null && canBeJoined(saga);
    }

    /** Undoes what has joined a saga. */
    public void compensate(CamelSagaCoordinator saga) {
        saga.compensate(new DefaultExchange(context)).join();
    }

    /** Completes a saga. */
    public void complete(CamelSagaCoordinator saga) {
        saga.complete(new DefaultExchange(context)).join();
    }

    /** Ends the wait for timeouts; a context that stops would wait for them. */
    public void forgetTimeouts() {
        ((InMemorySagaService) service()).getExecutorService().shutdownNow();
    }

    private boolean canBeJoined(CamelSagaCoordinator saga) {
        CamelSagaStep nothing = new CamelSagaStep(null, null, Map.of(), null);
        return !saga.beginStep(new DefaultExchange(context), nothing).isCompletedExceptionally();
    }

    private CamelSagaService service() {
        return context.hasService(CamelSagaService.class);
    }
}
