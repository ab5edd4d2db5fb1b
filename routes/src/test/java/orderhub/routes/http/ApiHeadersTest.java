package orderhub.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiHeadersTest {

    private final ApiHeaders headers = new ApiHeaders();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "accept",
                "Idempotency-Key",
                "IDEMPOTENCY-KEY",
                "X-Correlation-Id",
                "If-Match",
                "if-none-match",
                "Last-Event-ID",
                "orderId",
                "productId",
                "sagaId",
                "step",
                "kind",
                "limit",
                "cursor"
            })
    void lets_in_what_the_contract_names_in_any_case(String name) {
        assertThat(headers.applyFilterToExternalHeaders(name, "value", exchange))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpResponseCode",
                "camelawsddbkey",
                "CamelAwsSqsReceiptHandle",
                "Long-Running-Action",
                "long-running-action",
                "Authorization",
                "Cookie",
                "X-Forwarded-For",
                "breadcrumbId",
                "Idempotency-Key ",
                ""
            })
    void keeps_out_everything_else(String name) {
        assertThat(headers.applyFilterToExternalHeaders(name, "value", exchange))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type",
                "Location",
                "retry-after",
                "Idempotency-Replayed",
                "X-Correlation-Id",
                "ETag",
                "Link",
                "Cache-Control"
            })
    void tells_callers_what_the_contract_names(String name) {
        assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Idempotency-Key",
                "orderId",
                "Accept",
                "Authorization",
                "CamelAwsDdbAttributes",
                "CamelHttpUri",
                "Long-Running-Action",
                "Set-Cookie"
            })
    void tells_callers_nothing_else(String name) {
        assertThat(headers.applyFilterToCamelHeaders(name, "value", exchange)).isTrue();
    }
}
