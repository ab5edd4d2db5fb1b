package orderhub.routes.testing;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import orderhub.processors.payment.GatewayRequest;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Registry;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/** The route {@code call-gateway} with a real HTTP client, and a gateway on this machine. */
public abstract class GatewayRouteTest extends RouteTest {

    /** What the gateway answers to a charge that went through. */
    protected static final String CAPTURED = """
            {"id": "pi_1", "object": "payment_intent", "status": "succeeded", "amount": 2598,
             "amount_received": 2598, "latest_charge": "ch_1", "livemode": false}""";

    private final StubGateway gateway = new StubGateway();

    protected GatewayRouteTest() {
        super("call-gateway");
        Properties settings = TestSettings.placeholders();
        settings.setProperty("hub.gateway.base-url", gateway.url());
        settings.setProperty("hub.gateway.breaker.open-s", "1");
        settings.setProperty("hub.gateway.response-timeout-ms", "2000");
        camelContextConfiguration
                .withUseOverridePropertiesWithPropertiesComponent(settings)
                .withMockEndpointsAndSkip("(aws2-|bean:|saga:).*");
    }

    /** The gateway that is asked. */
    protected final StubGateway gateway() {
        return gateway;
    }

    /** As in the application: the client repeats nothing by itself. */
    @Override
    protected void bindOwn(Registry registry) {
        HttpClientConfigurer once = HttpClientBuilder::disableAutomaticRetries;
        registry.unbind("gatewayClient");
        registry.bind("gatewayClient", once);
    }

    @Override
    protected void cleanupResources() {
        gateway.close();
    }

    /** A request for an effect. */
    protected static GatewayRequest charge() {
        return new GatewayRequest(
                "/v1/payment_intents",
                new TreeMap<>(Map.of("amount", "2598", "metadata[order_id]", "o-1", "description", "café & more")),
                "o-1/charge");
    }
}
