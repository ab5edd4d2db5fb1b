package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class UndoOrderRouteTest extends RouteTest {

    private static final String COMPENSATE = "saga:compensate";

    UndoOrderRouteTest() {
        super("undo-order");
    }

    @Test
    void has_the_saga_of_the_order_undo_it_and_no_other() {
        Order stopped = anOrder().declined().carriedBy(SAGA_ID).build();

        Exchange done = run(stopped, Map.of(SAGA, "saga-of-somebody-else"));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(stopped);
        assertThat(mocked(COMPENSATE).getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(SAGA))
                .containsExactly(SAGA_ID);
    }

    @Test
    void fails_while_the_saga_cannot_be_told() {
        IllegalStateException fault = new IllegalStateException("table is busy");
        mocked(COMPENSATE).whenAnyExchangeReceived(Replies.failing(fault));

        assertThat(run(anOrder().declined().carriedBy(SAGA_ID).build(), Map.of())
                        .getException())
                .isSameAs(fault);
    }
}
