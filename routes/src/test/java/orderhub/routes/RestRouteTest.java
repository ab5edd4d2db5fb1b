package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.routes.testing.RecordedHttpServer;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestRouteTest extends RouteTest {

    private static final List<String> TARGETS = List.of(
            "direct:accept-order",
            "direct:accept-batch",
            "direct:get-order",
            "direct:get-order-events",
            "direct:get-timeline",
            "direct:list-orders",
            "direct:stream-order",
            "direct:approve-order",
            "direct:reject-order",
            "direct:cancel-order",
            "direct:show-contract-as-yaml",
            "direct:show-contract-as-json",
            "direct:list-products",
            "direct:get-product",
            "direct:get-stock",
            "direct:restock-product",
            "direct:list-sagas",
            "direct:get-saga",
            "direct:retry-saga",
            "direct:abort-saga",
            "direct:skip-saga-step",
            "direct:settle-payment",
            "direct:resume-by-hand",
            "direct:list-dead-letter-queues",
            "direct:list-dead-letters",
            "direct:get-dead-letter",
            "direct:group-dead-letters",
            "direct:get-redrive",
            "direct:try-dead-letter",
            "direct:mend-dead-letter",
            "direct:redrive-dead-letters",
            "direct:stop-redrive");

    private final RecordedHttpServer server = new RecordedHttpServer();

    RestRouteTest() {
        super("rest");
    }

    @Override
    protected void bindOwn(Registry registry) {
        registry.bind("platform-http-engine", server);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /orders, direct:accept-order",
        "POST, /orders/batch, direct:accept-batch",
        "GET, /orders/{orderId}, direct:get-order",
        "GET, /orders/{orderId}/events, direct:get-order-events",
        "GET, /orders/{orderId}/timeline, direct:get-timeline",
        "GET, /orders, direct:list-orders",
        "GET, /orders/{orderId}/stream, direct:stream-order",
        "POST, /orders/{orderId}/approve, direct:approve-order",
        "POST, /orders/{orderId}/reject, direct:reject-order",
        "POST, /orders/{orderId}/cancel, direct:cancel-order",
        "GET, /openapi.yaml, direct:show-contract-as-yaml",
        "GET, /openapi.json, direct:show-contract-as-json",
        "GET, /catalogue, direct:list-products",
        "GET, /catalogue/{productId}, direct:get-product",
        "GET, /admin/stock/{productId}, direct:get-stock",
        "POST, /admin/stock/{productId}/restock, direct:restock-product",
        "GET, /admin/sagas, direct:list-sagas",
        "GET, /admin/sagas/{sagaId}, direct:get-saga",
        "POST, /admin/sagas/{sagaId}/retry, direct:retry-saga",
        "POST, /admin/sagas/{sagaId}/compensate, direct:abort-saga",
        "POST, /admin/sagas/{sagaId}/steps/{step}/skip, direct:skip-saga-step",
        "POST, /admin/orders/{orderId}/settlement, direct:settle-payment",
        "POST, /admin/orders/{orderId}/resume, direct:resume-by-hand",
        "GET, /admin/dead-letters, direct:list-dead-letter-queues",
        "GET, /admin/dead-letters/{queue}/messages, direct:list-dead-letters",
        "GET, /admin/dead-letters/{queue}/messages/{messageId}, direct:get-dead-letter",
        "GET, /admin/dead-letters/{queue}/causes, direct:group-dead-letters",
        "GET, /admin/dead-letters/{queue}/redrives/{redriveId}, direct:get-redrive",
        "POST, /admin/dead-letters/{queue}/messages/{messageId}/dry-run, direct:try-dead-letter",
        "POST, /admin/dead-letters/{queue}/messages/{messageId}/mend, direct:mend-dead-letter",
        "POST, /admin/dead-letters/{queue}/redrives, direct:redrive-dead-letters",
        "POST, /admin/dead-letters/{queue}/redrives/{redriveId}/stop, direct:stop-redrive"
    })
    void hands_each_operation_to_its_own_route(String method, String path, String target) throws Exception {
        PlatformHttpConsumer operation = server.operation(method, path);
        Exchange request = operation.getEndpoint().createExchange();
        request.getMessage().setBody("body");

        operation.getProcessor().process(request);

        assertThat(TARGETS)
                .filteredOn(candidate -> !mocked(candidate).getExchanges().isEmpty())
                .containsExactly(target);
        MockEndpoint called = mocked(target);
        assertThat(called.getExchanges()).hasSize(1);
        assertThat(called.getExchanges().get(0).getMessage().getBody()).isEqualTo("body");
    }

    @Test
    void offers_no_other_operation() {
        assertThat(server.operations()).hasSize(TARGETS.size());
    }

    @Test
    void lets_only_the_contracts_headers_through_on_every_operation() {
        for (PlatformHttpConsumer operation : server.operations()) {
            HeaderFilterStrategy headers = operation.getEndpoint().getHeaderFilterStrategy();
            Exchange exchange = operation.getEndpoint().createExchange();
            assertThat(headers.applyFilterToExternalHeaders("Idempotency-Key", "key-1", exchange))
                    .isFalse();
            assertThat(headers.applyFilterToExternalHeaders("Long-Running-Action", "saga-1", exchange))
                    .isTrue();
            assertThat(headers.applyFilterToExternalHeaders("X-Forwarded-For", "10.0.0.7", exchange))
                    .isTrue();
            assertThat(headers.applyFilterToCamelHeaders("Location", "/orders/1", exchange))
                    .isFalse();
            assertThat(headers.applyFilterToCamelHeaders("orderId", "1", exchange))
                    .isTrue();
        }
    }

    @Test
    void takes_batches_as_an_array_or_as_lines() {
        assertThat(server.operation("POST", "/orders/batch").getEndpoint().getConsumes())
                .isEqualTo("application/json,application/x-ndjson");
    }

    @Test
    void takes_orders_as_json_only() {
        assertThat(server.operation("POST", "/orders").getEndpoint().getConsumes())
                .isEqualTo("application/json");
    }
}
