package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import orderhub.infra.saga.model.SagaStep;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Calls one callback: the saga's id and the step's options as headers, and no body. */
public final class CallbackCaller {
    private final ProducerTemplate producer;
    private final ExecutorService threads;
    private final Duration timeout;

    /**
     * @param threads where callbacks run, so that one that hangs can be given up; full, it refuses
     * @param timeout how long a callback may take
     */
    public CallbackCaller(ProducerTemplate producer, ExecutorService threads, Duration timeout) {
        this.producer = producer;
        this.threads = threads;
        this.timeout = timeout;
    }

    /** What became of a call. */
    sealed interface Answer {
        record Succeeded() implements Answer {}

        record Failed(String problem) implements Answer {}

        /** The saga has another owner now. */
        record Lost() implements Answer {}
    }

    /**
     * @param parent exchange that asked for it, whose trace the callback continues; null when a timer did
     * @param stillMine asked every {@code askEvery} while the callback runs; false gives it up
     */
    Answer call(
            Endpoint endpoint,
            String sagaId,
            SagaStep step,
            @Nullable Exchange parent,
            Duration askEvery,
            BooleanSupplier stillMine) {
        Exchange exchange = exchange(endpoint, sagaId, step, parent);
        try {
            Future<Exchange> call = threads.submit(() -> producer.send(endpoint, exchange));
            return awaited(call, askEvery, stillMine);
        } catch (RejectedExecutionException full) {
            return new Answer.Failed("No thread is free for callbacks");
        }
    }

    private Answer awaited(Future<Exchange> call, Duration askEvery, BooleanSupplier stillMine) {
        long givenUpAt = System.nanoTime() + timeout.toNanos();
        while (true) {
            long left = givenUpAt - System.nanoTime();
            if (left <= 0) {
                call.cancel(true);
                return new Answer.Failed("It did not answer within " + timeout.toMillis() + " ms");
            }
            try {
                return answer(call.get(Math.min(left, askEvery.toNanos()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException stillRunning) {
                if (!stillMine.getAsBoolean()) {
                    call.cancel(true);
                    return new Answer.Lost();
                }
            } catch (ExecutionException fault) {
                return new Answer.Failed(Problem.of(fault.getCause()));
            } catch (InterruptedException stopping) {
                call.cancel(true);
                Thread.currentThread().interrupt();
                return new Answer.Failed("It was interrupted");
            }
        }
    }

    private static Answer answer(Exchange answered) {
        Exception exception = answered.getException();
        return exception == null ? new Answer.Succeeded() : new Answer.Failed(Problem.of(exception));
    }

    private static Exchange exchange(Endpoint endpoint, String sagaId, SagaStep step, @Nullable Exchange parent) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, sagaId);
        step.options().forEach(exchange.getMessage()::setHeader);
        Object span = parent == null ? null : parent.getProperty(ExchangePropertyKey.OTEL_ACTIVE_SPAN);
        if (span != null) {
            exchange.setProperty(ExchangePropertyKey.OTEL_ACTIVE_SPAN, span);
        }
        return exchange;
    }
}
