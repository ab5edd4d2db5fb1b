package orderhub.routes;

import static orderhub.schemas.AProduct.aProduct;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import orderhub.processors.checking.Checked;
import orderhub.processors.lifecycle.Transition;
import orderhub.routes.dynamodb.Accepted;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.catalogue.Lane;
import org.apache.camel.Exchange;

/** What tests of accept-order share: a request that is in order, and a world that lets it through. */
abstract class AcceptOrderFixture extends ApiRouteTest {

    static final String BODY = """
            {"customerId": "C-1001",
             "items": [{"productId": "COF-ETH-250", "quantity": 2}],
             "paymentMethod": {"type": "card", "token": "pm_card_visa"}}
            """;

    AcceptOrderFixture() {
        super("accept-order", List.of("accept-order", "place-order"));
    }

    @Override
    protected List<String> furtherFiles() {
        return List.of("place-order");
    }

    final Exchange place(String body) {
        return place(body, Map.of("Idempotency-Key", "key-1"));
    }

    final Exchange place(String body, Map<String, Object> headers) {
        return call(body.getBytes(StandardCharsets.UTF_8), headers);
    }

    final void checksPass() {
        Answers.body(
                mocked("direct:check-order"),
                new Checked(
                        List.of(),
                        Map.of(
                                "COF-ETH-250",
                                aProduct("COF-ETH-250")
                                        .onLane(Lane.EXPRESS)
                                        .at(1450, "USD")
                                        .build())));
    }

    final void storeAccepts(boolean replayed) {
        mocked("bean:orderStore").whenAnyExchangeReceived(exchange -> {
            Transition placed = exchange.getMessage().getMandatoryBody(Transition.class);
            exchange.getMessage().setBody(new Accepted(placed.after(), replayed));
        });
    }

    final void assertNothingDone() {
        assertNotCalled(
                mocked("direct:check-order"),
                mocked("bean:orderStore"),
                mocked("direct:relay-aside"),
                mocked("direct:show-order"));
    }
}
