package orderhub.infra.saga.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import orderhub.infra.saga.model.SagaStep;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Calls one callback: the saga's id and the step's options as headers, and no body. */
public final class CallbackCaller {
    private static final String INTERRUPTED = "The thread that waits for it is interrupted";

    private static final String NO_THREAD = "No thread is free for callbacks";

    private final ProducerTemplate producer;
    private final Executor threads;
    private final Semaphore free;
    private final Duration timeout;
    private final Stopping stopping;

    /**
     * @param threads where callbacks run, so that one that hangs can be given up; may refuse
     * @param atMost how many callbacks may be under way at once, whatever {@code threads} would take: virtual threads
     *     have no bound
     * @param timeout how long a callback may take
     */
    public CallbackCaller(
            ProducerTemplate producer, Executor threads, int atMost, Duration timeout, Stopping stopping) {
        this.free = new Semaphore(atMost);
        this.producer = producer;
        this.threads = threads;
        this.timeout = timeout;
        this.stopping = stopping;
    }

    /** What became of a call. */
    sealed interface Answer {
        record Succeeded() implements Answer {}

        record Failed(String problem) implements Answer {}

        /** It cannot be called now, through no fault of its own: this is no attempt. */
        record NotCalled(String reason) implements Answer {}

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
        if (Thread.currentThread().isInterrupted()) {
            return new Answer.NotCalled(INTERRUPTED);
        }
        Exchange exchange = exchange(endpoint, sagaId, step, parent);
        AtomicBoolean begun = new AtomicBoolean();
        FutureTask<Exchange> call = new FutureTask<>(() -> {
            begun.set(true);
            return producer.send(endpoint, exchange);
        });
        return begin(call) ? awaited(call, begun, askEvery, stillMine) : new Answer.NotCalled(NO_THREAD);
    }

    /** A callback that was given up keeps its place until it ends, for it keeps its thread as well. */
    private boolean begin(FutureTask<Exchange> call) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            threads.execute(() -> {
                try {
                    call.run();
                } finally {
                    free.release();
                }
            });
            return true;
        } catch (RejectedExecutionException full) {
            free.release();
            return false;
        } catch (Throwable noThread) {
            free.release();
            throw noThread;
        }
    }

    private Answer awaited(Future<Exchange> call, AtomicBoolean begun, Duration askEvery, BooleanSupplier stillMine) {
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
                return begun.get() ? new Answer.Failed("It was interrupted") : new Answer.NotCalled(INTERRUPTED);
            }
        }
    }

    private Answer answer(Exchange answered) {
        Exception exception = answered.getException();
        if (exception == null) {
            return new Answer.Succeeded();
        }
        String problem = Problem.of(exception);
        return stopping.isIdle() && hasNoConsumer(exception)
                ? new Answer.NotCalled(problem)
                : new Answer.Failed(problem);
    }

    /** Components such as direct and seda, which this library need not have, fail so while no route takes their messages. */
    private static boolean hasNoConsumer(Exception exception) {
        return exception.getClass().getSimpleName().endsWith("ConsumerNotAvailableException");
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
