package orderhub.routes.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import orderhub.schemas.timeline.HubNow;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThisHubTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final ThisHub hub = new ThisHub();

    @BeforeEach
    void start() throws Exception {
        camel.getInflightRepository().setInflightBrowseEnabled(true);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:consume-orders").routeId("consume-orders").to("direct:charge-payment");
                from("direct:charge-payment")
                        .routeId("charge-payment")
                        .process(exchange -> {
                            begun.countDown();
                            end.await();
                        })
                        .id("to-payment-gateway");
                from("direct:call-gateway")
                        .routeId("call-gateway")
                        .circuitBreaker()
                        .id("gateway-breaker")
                        .log("asks")
                        .end();
            }
        });
    }

    @AfterEach
    void stop() {
        end.countDown();
        camel.stop();
    }

    @Test
    void shows_what_it_has_in_hand_of_the_order_and_of_no_other() throws Exception {
        camel.start();
        try (ProducerTemplate producer = camel.createProducerTemplate()) {
            Future<Object> work = producer.asyncRequestBodyAndHeader("direct:consume-orders", "", "orderId", "order-1");
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            assertThat(look("order-1").inHand()).singleElement().satisfies(one -> {
                assertThat(one.from()).isEqualTo("consume-orders");
                assertThat(one.route()).isEqualTo("charge-payment");
                assertThat(one.node()).isEqualTo("to-payment-gateway");
                assertThat(one.forMs()).isNotNegative();
            });
            assertThat(look("order-2").inHand()).isEmpty();
            end.countDown();
            assertThat(work).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void shows_its_breaker_and_how_it_tries_again() {
        assertThat(look("order-1").gateway()).as("before it has started").isNull();

        camel.start();

        HubNow now = look("order-1");
        assertThat(now.gateway()).extracting(HubNow.Breaker::state).isEqualTo("CLOSED");
        assertThat(now.gateway()).extracting(HubNow.Breaker::refused).isEqualTo(0L);
        assertThat(now.retry()).isEqualTo(new HubNow.Retry(1, 60, 19, 5, 30));
    }

    private HubNow look(String orderId) {
        Exchange asking = new DefaultExchange(camel);
        asking.getMessage().setHeader("orderId", orderId);
        return hub.look(asking, 1, 60, 19, 5, 30);
    }
}
