package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import orderhub.infra.saga.model.SagaStep;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On threads without number, as virtual ones are. */
class CallbackCallerTest {
    private static final SagaStep STEP = SagaStep.joining("join", Instant.EPOCH, "direct:undo", null, Map.of());

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void start() throws Exception {
        RouteBuilder.addRoutes(camel, routes -> routes.from("direct:undo").process(exchange -> gate.await()));
        camel.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        camel.stop();
        threads.shutdownNow();
    }

    @Test
    void calls_no_more_at_once_than_it_may() {
        CallbackCaller caller = new CallbackCaller(
                camel.createProducerTemplate(), threads, 1, Duration.ofSeconds(10), new Stopping(() -> false));
        threads.execute(() -> called(caller));
        Awaitility.await()
                .untilAsserted(() -> assertThat(called(caller)).isInstanceOf(CallbackCaller.Answer.NotCalled.class));
        gate.countDown();
        Awaitility.await()
                .untilAsserted(() -> assertThat(called(caller)).isInstanceOf(CallbackCaller.Answer.Succeeded.class));
    }

    private CallbackCaller.Answer called(CallbackCaller caller) {
        Endpoint endpoint = camel.getEndpoint("direct:undo");
        return caller.call(endpoint, "saga", STEP, null, Duration.ofMillis(10), () -> true);
    }
}
