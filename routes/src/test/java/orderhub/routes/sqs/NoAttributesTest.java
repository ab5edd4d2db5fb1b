package orderhub.routes.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoAttributesTest {

    private final NoAttributes noAttributes = new NoAttributes();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @ValueSource(strings = {"Long-Running-Action", "CamelAwsSqsOperation", "orderId", "Content-Type", "x"})
    void nothing_goes_out_and_nothing_comes_in(String header) {
        assertThat(noAttributes.applyFilterToCamelHeaders(header, "value", exchange))
                .isTrue();
        assertThat(noAttributes.applyFilterToExternalHeaders(header, "value", exchange))
                .isTrue();
    }
}
