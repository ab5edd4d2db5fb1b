package orderhub.config.saga;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.operations.SagaView;
import orderhub.infra.saga.operations.StepView;
import orderhub.routes.faults.FaultText;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to orders that have not ended though their saga has, as if they were undone: an operator skipped a compensation.
 * Each saga that is compensated has the route {@code resume-left-behind} look at its order, for the price of two reads or
 * three.
 */
public final class LeftBehind implements SagaListener {

    private static final Logger LOG = LoggerFactory.getLogger("orderhub.saga");
    private static final String ORDER_ID = "orderId";

    private final Function<String, Optional<SagaView>> sagas;
    private final Supplier<ProducerTemplate> camel;

    /**
     * @param sagas what is stored of a saga, by its id
     * @param camel asked when a saga has ended, so that Camel need not have started before
     */
    public LeftBehind(Function<String, Optional<SagaView>> sagas, Supplier<ProducerTemplate> camel) {
        this.sagas = sagas;
        this.camel = camel;
    }

    /** What goes wrong here is said, and changes nothing about the saga: it has ended. */
    @Override
    public void compensated(String sagaId) {
        try {
            orderOf(sagaId).ifPresent(orderId -> resume(sagaId, orderId));
        } catch (RuntimeException fault) {
            say("saga=" + sagaId + " has ended", fault);
        }
    }

    /** Whoever ended the saga does not wait for it. */
    private void resume(String sagaId, String orderId) {
        Future<?> unused = camel.get()
                .asyncSend("direct:resume-left-behind", exchange -> {
                    exchange.getMessage().setHeader(ORDER_ID, orderId);
                    exchange.getMessage().setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, sagaId);
                })
                .whenComplete((done, fault) -> say(
                        "order=" + orderId + ": its saga " + sagaId + " has ended",
                        fault == null ? faultOf(done) : fault));
    }

    /** Both compensations of an order name it, as an option of their step. */
    private Optional<String> orderOf(String sagaId) {
        return sagas.apply(sagaId).flatMap(saga -> saga.steps().stream()
                .map(StepView::options)
                .map((Map<String, String> options) -> options.get(ORDER_ID))
                .filter(Objects::nonNull)
                .findFirst());
    }

    private static @Nullable Throwable faultOf(@Nullable Exchange done) {
        return done == null ? null : done.getException();
    }

    private static void say(String what, @Nullable Throwable fault) {
        if (fault != null) {
            LOG.error(
                    "{}, and it could not be seen whether the order has; post to the order's /resume to have it go on: {}",
                    what,
                    FaultText.oneLine(fault));
        }
    }
}
