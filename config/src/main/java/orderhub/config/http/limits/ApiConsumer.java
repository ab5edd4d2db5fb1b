package orderhub.config.http.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import orderhub.config.http.AsyncHttpConsumer;
import orderhub.config.http.ProblemKind;
import orderhub.config.http.ProblemWriter;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;

/**
 * Hands a request to a route. It is refused at once if there is no place for it, and given up if its answer has not begun
 * in time. A place is free again when the route has ended or waits, which holds no thread and is bounded elsewhere; but not
 * when the caller was told that it took too long. An answer that has begun, a stream for one, may take as long as it likes.
 */
final class ApiConsumer extends AsyncHttpConsumer {

    private final Semaphore places;
    private final Duration timeout;
    private final ProblemWriter problems;

    ApiConsumer(
            PlatformHttpEndpoint endpoint,
            Processor processor,
            Executor threads,
            Semaphore places,
            Duration timeout,
            ProblemWriter problems) {
        super(endpoint, processor, threads);
        this.places = places;
        this.timeout = timeout;
        this.problems = problems;
    }

    @Override
    protected CompletableFuture<Void> begin(HttpServletRequest request, HttpServletResponse response) {
        if (!places.tryAcquire()) {
            return refuse(request, response, ProblemKind.TOO_BUSY);
        }
        OneAnswer answer = new OneAnswer(response);
        try {
            CompletableFuture<Void> work =
                    super.begin(request, answer).whenComplete((nothing, fault) -> places.release());
            return work.copy()
                    .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .exceptionallyCompose(fault -> fault instanceof TimeoutException && answer.giveUp()
                            ? refuse(request, response, ProblemKind.TIMED_OUT)
                            : work);
        } catch (RejectedExecutionException noThread) {
            places.release();
            return refuse(request, response, ProblemKind.TOO_BUSY);
        }
    }

    /** What waited for a thread until nobody waited for it any more is not begun. */
    @Override
    protected void handleService(HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!(response instanceof OneAnswer answer && answer.isGivenUp())) {
            super.handleService(request, response);
        }
    }

    private CompletableFuture<Void> refuse(HttpServletRequest request, HttpServletResponse response, ProblemKind why) {
        try {
            problems.write(request, response, why);
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(new UncheckedIOException(e));
        }
    }
}
