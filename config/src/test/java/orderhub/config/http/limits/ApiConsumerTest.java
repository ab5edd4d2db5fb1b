package orderhub.config.http.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.config.http.Edge;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class ApiConsumerTest {

    private static final int LONG_MS = 60_000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    @BeforeEach
    void start() {
        PlatformHttpComponent component = new PlatformHttpComponent();
        component.setEngine(engine(1, 1, LONG_MS));
        camel.addComponent("platform-http", component);
        camel.start();
        // Without a route, Camel does not make it ready.
        PluginHelper.getUnitOfWorkFactory(camel).afterPropertiesConfigured(camel);
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        camel.stop();
    }

    @Test
    void a_request_is_answered_by_its_route() throws Exception {
        goOn.countDown();
        MockHttpServletResponse response = new MockHttpServletResponse();

        ask(consumer(1, 1, LONG_MS), response).get(1, TimeUnit.MINUTES);

        assertThat(response.getStatus()).isEqualTo(202);
        assertThat(response.getContentAsString()).isEqualTo("done");
    }

    @Test
    void who_finds_no_place_is_told_at_once_and_a_place_is_free_again_when_a_route_has_ended() throws Exception {
        ApiConsumer consumer = consumer(1, 3, LONG_MS);
        List<CompletableFuture<Void>> inHand = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            inHand.add(ask(consumer, new MockHttpServletResponse()));
        }
        await().until(() -> begun.get() == 1);

        MockHttpServletResponse refused = new MockHttpServletResponse();
        assertThat(ask(consumer, refused)).isCompleted();
        assertThat(refused.getStatus()).isEqualTo(503);
        assertThat(refused.getHeader("Retry-After")).isEqualTo("2");
        assertThat(refused.getContentAsString()).contains("urn:orderhub:problem:too-busy");

        goOn.countDown();
        CompletableFuture.allOf(inHand.toArray(CompletableFuture[]::new)).get(1, TimeUnit.MINUTES);
        MockHttpServletResponse next = new MockHttpServletResponse();
        ask(consumer, next).get(1, TimeUnit.MINUTES);
        assertThat(next.getStatus()).isEqualTo(202);
    }

    @Test
    void who_waits_too_long_is_told_so_and_what_the_route_says_later_is_lost() throws Exception {
        ApiConsumer consumer = consumer(1, 2, 100);
        MockHttpServletResponse slow = new MockHttpServletResponse();
        MockHttpServletResponse waiting = new MockHttpServletResponse();
        CompletableFuture<Void> first = ask(consumer, slow);
        await().until(() -> begun.get() == 1);
        CompletableFuture<Void> second = ask(consumer, waiting);

        CompletableFuture.allOf(first, second).get(1, TimeUnit.MINUTES);

        for (MockHttpServletResponse response : List.of(slow, waiting)) {
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getContentAsString()).contains("urn:orderhub:problem:timed-out");
        }
        assertThat(ask(consumer, new MockHttpServletResponse()))
                .as("both still have their places")
                .isCompleted();
        goOn.countDown();
        // Places are free again only when both have ended.
        await().untilAsserted(() -> {
            MockHttpServletResponse next = new MockHttpServletResponse();
            ask(consumer, next).get(1, TimeUnit.MINUTES);
            assertThat(next.getStatus()).isEqualTo(202);
        });
        assertThat(slow.getContentAsString()).contains("timed-out").doesNotContain("done");
        assertThat(begun).as("what nobody waited for was not begun").hasValue(2);
    }

    private CompletableFuture<Void> ask(ApiConsumer consumer, MockHttpServletResponse response) {
        return consumer.service(Edge.request("POST", "/orders"), response);
    }

    private ApiConsumer consumer(int threads, int maxRequests, int timeoutMs) throws Exception {
        ApiEngine engine = engine(threads, maxRequests, timeoutMs);
        PlatformHttpEndpoint endpoint = camel.getEndpoint("platform-http:/orders", PlatformHttpEndpoint.class);
        ApiConsumer consumer = (ApiConsumer) engine.createConsumer(endpoint, exchange -> {
            begun.incrementAndGet();
            goOn.await();
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
            exchange.getMessage().setBody("done");
        });
        consumer.start();
        return consumer;
    }

    private static ApiEngine engine(int threads, int maxRequests, int timeoutMs) {
        LimitSettings.Rate rate = new LimitSettings.Rate(1, 1);
        LimitSettings settings = new LimitSettings(rate, rate, 1, threads, maxRequests, timeoutMs, 1, 1);
        return new ApiEngine(0, ApiThreads.pool(threads, maxRequests - threads), settings, Edge.problems());
    }
}
