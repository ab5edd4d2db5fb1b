package orderhub.config.http.limits;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import orderhub.config.http.ProblemWriter;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;

/** Camel's HTTP server, with a bound on what is in hand and on how long it takes. */
final class ApiEngine extends SpringBootPlatformHttpEngine {

    private final Executor threads;
    private final Semaphore places;
    private final Duration timeout;
    private final ProblemWriter problems;

    /**
     * @param port that the server listens on
     * @param threads that run routes
     */
    ApiEngine(int port, Executor threads, LimitSettings settings, ProblemWriter problems) {
        super(port, threads);
        this.threads = threads;
        this.places = new Semaphore(settings.maxRequests());
        this.timeout = Duration.ofMillis(settings.requestTimeoutMs());
        this.problems = problems;
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        return new ApiConsumer(endpoint, processor, threads, places, timeout, problems);
    }
}
