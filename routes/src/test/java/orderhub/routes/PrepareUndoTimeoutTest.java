package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSagas;
import orderhub.routes.testing.TestSettings;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.Test;

class PrepareUndoTimeoutTest extends RouteTest {

    PrepareUndoTimeoutTest() {
        super("prepare-undo", List.of("prepare-undo", "prepare-refund"), Map.of());
        Properties settings = TestSettings.placeholders();
        settings.setProperty("hub.reservation.hold-ms", "50");
        camelContextConfiguration.withUseOverridePropertiesWithPropertiesComponent(settings);
    }

    @Test
    void stock_is_released_when_the_reservation_is_held_for_too_long() throws InterruptedException {
        CamelSagaCoordinator saga = new TestSagas(context).begin();
        MockEndpoint release = mocked("direct:release-stock");
        release.expectedMessageCount(1);
        release.expectedHeaderReceived("orderId", ORDER_ID);
        release.expectedHeaderReceived(SAGA, saga.getId());

        run(anOrder().build(), Map.of(SAGA, saga.getId()));

        release.assertIsSatisfied();
    }
}
