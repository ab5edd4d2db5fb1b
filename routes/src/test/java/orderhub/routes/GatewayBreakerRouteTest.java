package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.time.Duration;
import java.util.Map;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.testing.GatewayRouteTest;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The circuit breaker of {@code call-gateway}. */
class GatewayBreakerRouteTest extends GatewayRouteTest {

    private static final int FAULTS = 5;

    @Test
    void after_five_faults_in_a_row_nobody_asks() {
        gateway().answers(503, "{}");
        askTimes(FAULTS);

        Exchange refused = run(charge(), Map.of());

        assertThat(refused.getException()).isInstanceOf(CallNotPermittedException.class);
        assertThat(gateway().asked().size()).isEqualTo(FAULTS);
    }

    @Test
    void a_good_answer_between_faults_keeps_the_breaker_closed() {
        gateway().answers(503, "{}");
        askTimes(FAULTS - 1);
        gateway().answers(200, CAPTURED);
        askTimes(1);
        gateway().answers(503, "{}");
        askTimes(FAULTS - 1);
        gateway().answers(200, CAPTURED);

        assertThat(run(charge(), Map.of()).getException()).isNull();
        assertThat(gateway().asked().size()).isEqualTo(2 * FAULTS);
    }

    @Test
    void refusals_never_open_the_breaker() {
        gateway().answers(402, "{\"error\": {\"code\": \"card_declined\"}}");
        askTimes(2 * FAULTS);

        assertThat(run(charge(), Map.of()).getException()).isNull();
    }

    @Test
    void after_its_wait_one_good_answer_closes_the_breaker() {
        gateway().answers(503, "{}");
        askTimes(FAULTS);
        gateway().answers(200, CAPTURED);

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        run(charge(), Map.of()).getException())
                .isNull());

        assertThat(run(charge(), Map.of()).getException()).isNull();
        assertThat(gateway().asked().size()).isEqualTo(FAULTS + 2);
    }

    @Test
    void after_its_wait_one_more_fault_opens_the_breaker_again() {
        gateway().answers(503, "{}");
        askTimes(FAULTS);

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        run(charge(), Map.of()).getException())
                .isInstanceOf(GatewayUnavailableException.class));

        assertThat(run(charge(), Map.of()).getException()).isInstanceOf(CallNotPermittedException.class);
        assertThat(gateway().asked().size()).isEqualTo(FAULTS + 1);
    }

    private void askTimes(int times) {
        for (int i = 0; i < times; i++) {
            run(charge(), Map.of());
        }
    }
}
