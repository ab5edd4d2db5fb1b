package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RecordedLog;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class RelayAsideRouteTest extends RouteTest {

    private static final String RELAY = "direct:relay-order";

    private final RecordedLog log = new RecordedLog();
    private final Order order = anOrder().build();

    RelayAsideRouteTest() {
        super("relay-aside");
    }

    @Override
    protected void bindOwn(Registry registry) {
        log.bindTo(registry);
    }

    @Test
    void relays_the_order_that_was_changed() {
        Exchange done = run(order, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(Answers.bodies(mocked(RELAY), Order.class)).containsExactly(order);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void a_relay_that_fails_is_one_line_and_no_stack_trace() {
        Answers.fault(mocked(RELAY), SdkClientException.create("no route"));
        List<Exchange> done = new ArrayList<>();

        String besides = RecordedLog.besides(() -> done.add(run(order, Map.of())));

        assertThat(done).singleElement().satisfies(exchange -> assertThat(exchange.getException())
                .isNull());
        assertThat(log.lines())
                .containsExactly("WARN order=" + ORDER_ID
                        + " not relayed at once, the sweep does it: SdkClientException: no route");
        assertThat(besides).isEmpty();
    }
}
