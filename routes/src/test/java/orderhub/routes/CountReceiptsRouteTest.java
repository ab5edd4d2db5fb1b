package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import orderhub.routes.receipts.Receipt;
import orderhub.routes.receipts.ReceiptsNotDeletedException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RecordedBackOff;
import orderhub.routes.testing.RouteTest;
import orderhub.routes.testing.TestSettings;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class CountReceiptsRouteTest extends RouteTest {

    private static final String TALLIES = "bean:eventTallies";
    private static final String QUEUE = "bean:receiptQueue";

    private static final String EVENT = """
            {"version": "0", "id": "0d0f", "source": "order-service", "account": "000000000000",
             "detail-type": "OrderShipped", "time": "2026-03-02T10:15:40Z",
             "detail": {"eventId": "5f0b0e0c-7c1d-3a8e-9a77-0d6a1f1b2c3d", "eventType": "OrderShipped",
                        "version": "1.0", "orderId": "o-1", "customerId": "cus-1", "totalAmount": 2598,
                        "currency": "USD", "timestamp": "2026-03-02T10:15:34Z", "correlationId": "c-1",
                        "items": [], "lane": "EXPRESS"}}""";

    private final RecordedBackOff backOff = new RecordedBackOff();
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

    private final List<String> calls = new CopyOnWriteArrayList<>();

    CountReceiptsRouteTest() {
        super(
                "count-receipts",
                List.of("count-receipts", "tally-receipts"),
                Map.of("count-receipts", "direct:test-start"));
        Properties settings = TestSettings.placeholders();
        // What is gathered here is full before this time is over, on the slowest machine.
        settings.setProperty("hub.receipts.batch-ms", "60000");
        camelContextConfiguration.withUseOverridePropertiesWithPropertiesComponent(settings);
    }

    @Override
    protected void bindOwn(Registry registry) {
        backOff.replaceIn(registry);
    }

    @BeforeEach
    void everythingWorks() {
        mocked(TALLIES).whenAnyExchangeReceived(exchange -> calls.add(TALLIES));
        mocked(QUEUE).whenAnyExchangeReceived(exchange -> calls.add(QUEUE));
    }

    @Test
    void counts_ten_events_by_their_minute_and_only_then_deletes_them() {
        receive(10);

        awaitCalls(TALLIES, QUEUE);
        List<?> counted = bodyOf(TALLIES);
        assertThat(counted)
                .extracting(receipt -> ((Receipt) receipt).handle())
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "receipt-" + i).toList());
        assertThat(counted)
                .extracting(receipt -> ((Receipt) receipt).minute())
                .containsOnly(Instant.parse("2026-03-02T10:15:00Z"));
        Exchange deleted = mocked(QUEUE).getExchanges().get(0);
        assertThat(deleted.getMessage().getBody()).isEqualTo(counted);
        assertThat(deleted.getMessage().getHeader("queueUrl")).isEqualTo("https://sqs.test/000000000000/receipts");
    }

    @Test
    void deletes_nothing_that_is_not_counted() {
        Answers.fault(mocked(TALLIES), SdkClientException.create("no route"));

        receive(10);

        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            assertThat(mocked(TALLIES).getExchanges()).hasSize(1);
            assertThat(context.getInflightRepository().size()).isZero();
        });
        assertThat(calls).isEmpty();
        assertThat(backOff.faults()).isEmpty();
    }

    @Test
    void goes_on_with_the_next_batch_after_one_that_was_not_deleted() {
        mocked(QUEUE).whenExchangeReceived(1, exchange -> {
            throw new ReceiptsNotDeletedException("1 of 10");
        });

        receive(20);

        awaitCalls(TALLIES, TALLIES, QUEUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]"})
    void a_message_that_is_no_event_is_given_up(String body) {
        Exchange message = receive(body, "receipt-1");

        assertThat(message.getException()).isInstanceOf(JsonProcessingException.class);
        assertThat(backOff.givenUpFor()).containsExactly(message.getException());
        assertThat(backOff.faults()).isEmpty();
    }

    private void awaitCalls(String... expected) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(calls).containsExactly(expected));
    }

    private List<?> bodyOf(String endpoint) {
        return mocked(endpoint).getExchanges().get(0).getMessage().getBody(List.class);
    }

    private void receive(int events) {
        IntStream.range(0, events).forEach(i -> receive(EVENT, "receipt-" + i));
    }

    private Exchange receive(String body, String handle) {
        return template.request("direct:test-start", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(Sqs2Constants.RECEIPT_HANDLE, handle);
        });
    }
}
