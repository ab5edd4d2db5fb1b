package orderhub.routes.testing;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Map;
import orderhub.routes.dynamodb.OrderChangedException;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is true of each route that ships the orders of a lane. */
public abstract class LaneRouteTest extends RouteTest {

    private static final String NOTICE = """
            {"version": "0", "id": "0d0f", "source": "orderhub", "account": "000000000000",
             "detail-type": "OrderDispatched",
             "detail": {"eventId": "5f0b0e0c-7c1d-3a8e-9a77-0d6a1f1b2c3d", "eventType": "OrderDispatched",
                        "version": "1.0", "orderId": "%s", "customerId": "cus-1", "totalAmount": 2598,
                        "currency": "USD", "timestamp": "2026-01-02T03:04:05Z", "correlationId": "c-1",
                        "sagaId": "saga-1",
                        "items": [], "lane": "EXPRESS", "shipBy": "2026-01-02T04:04:05Z"}}""".formatted(ORDER_ID);

    private final RecordedBackOff backOff = new RecordedBackOff();
    private final String carrier;

    /**
     * @param routeFile the lane's route
     * @param carrier who carries the lane's orders
     */
    protected LaneRouteTest(String routeFile, String carrier) {
        super(routeFile, List.of(), Map.of(routeFile, "direct:test-start"));
        this.carrier = carrier;
    }

    @Override
    protected void bindOwn(Registry registry) {
        backOff.replaceIn(registry);
    }

    @Test
    void ships_the_order_that_the_event_names_within_its_saga_with_the_lanes_carrier() throws InterruptedException {
        MockEndpoint ship = mocked("direct:ship-order");
        ship.expectedHeaderReceived("orderId", ORDER_ID);
        ship.expectedHeaderReceived(SAGA, "saga-1");
        ship.expectedVariableReceived("carrier", carrier);

        Exchange done = consume(NOTICE);

        assertThat(done.getException()).isNull();
        ship.assertIsSatisfied();
        assertThat(ship.getReceivedCounter()).isOne();
        assertThat(backOff.faults()).isEmpty();
    }

    @Test
    void keeps_the_message_when_shipping_fails() {
        OrderChangedException fault = new OrderChangedException("somebody else was faster");
        mocked("direct:ship-order").whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = consume(NOTICE);

        assertThat(done.getException()).isSameAs(fault);
        assertThat(backOff.faults()).containsExactly(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "[]", "{\"detail\": \"text\"}", "{}", "{\"detail\": {\"totalAmount\": \"many\"}}"
            })
    void gives_a_message_up_that_is_no_event(String body) {
        Exchange done = consume(body);

        assertThat(done.getException()).isInstanceOf(JsonProcessingException.class);
        assertThat(backOff.givenUpFor()).containsExactly(done.getException());
        assertThat(backOff.faults()).isEmpty();
        assertThat(mocked("direct:ship-order").getReceivedCounter()).isZero();
    }

    private Exchange consume(String body) {
        return template.request(
                "direct:test-start", exchange -> exchange.getMessage().setBody(body));
    }
}
