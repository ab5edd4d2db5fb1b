package orderhub.routes.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayHeadersTest {

    private final GatewayHeaders headers = new GatewayHeaders();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "content-type", "IDEMPOTENCY-KEY"})
    void what_the_gateway_needs_goes_out(String name) {
        assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Long-Running-Action", "orderId", "CamelHttpMethod", "CamelAwsSqsReceiptHandle", "Cookie", "Host"
            })
    void nothing_else_goes_out(String name) {
        assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Long-Running-Action", "Content-Type", "Request-Id", "CamelHttpResponseCode"})
    void nothing_comes_in(String name) {
        assertThat(headers.applyFilterToExternalHeaders(name, "value", exchange))
                .isTrue();
    }
}
