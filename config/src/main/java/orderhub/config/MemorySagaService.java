package orderhub.config;

import org.apache.camel.saga.InMemorySagaService;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;

/**
 * Camel's in-memory sagas, without their timeouts holding up the hub's end: a deadline that is minutes away would be
 * waited for. Nothing is lost by that; an order that is being undone keeps its message on the queue until it has ended.
 */
final class MemorySagaService extends InMemorySagaService {

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (getExecutorService() instanceof SizedScheduledExecutorService timer) {
            timer.getScheduledThreadPoolExecutor().setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        }
    }
}
