package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.junit.jupiter.api.Test;

/** Receipts that come one by one, with the interval that the hub has. */
class TallyReceiptsIntervalTest extends RouteTest {

    private static final String EVENT = """
            {"detail-type": "OrderShipped",
             "detail": {"eventId": "5f0b0e0c-7c1d-3a8e-9a77-0d6a1f1b2c3d", "orderId": "o-1", "customerId": "cus-1",
                        "totalAmount": 2598, "currency": "USD", "timestamp": "2026-03-02T10:15:34Z",
                        "correlationId": "c-1"}}""";

    TallyReceiptsIntervalTest() {
        super(
                "count-receipts",
                List.of("count-receipts", "tally-receipts"),
                Map.of("count-receipts", "direct:test-start"));
    }

    @Test
    void a_receipt_waits_for_no_tenth_one() {
        template.sendBodyAndHeader("direct:test-start", EVENT, Sqs2Constants.RECEIPT_HANDLE, "receipt-1");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(mocked("bean:receiptQueue").getExchanges()).hasSize(1));
        assertThat(mocked("bean:eventTallies").getExchanges()).hasSize(1);
    }
}
