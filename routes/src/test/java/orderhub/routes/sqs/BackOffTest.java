package orderhub.routes.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

class BackOffTest {

    private static final String QUEUE = "https://sqs.test/000000000000/order-processing.fifo";

    private final FakeSqs sqs = new FakeSqs();
    private double random;
    private final BackOff backOff =
            new BackOff(sqs, Duration.ofSeconds(1), Duration.ofSeconds(60), Map.of(), () -> random);

    @ParameterizedTest
    @CsvSource({
        "-1, 1",
        "0, 1",
        "1, 1",
        "2, 2",
        "3, 4",
        "4, 8",
        "6, 32",
        "7, 60",
        "8, 60",
        "21, 60",
        "64, 60",
        "1000000, 60",
        "2147483647, 60",
    })
    void the_wait_doubles_with_each_receive_up_to_the_longest(int receives, int waitS) {
        assertThat(backOff.waitAfter(receives, QUEUE)).isEqualTo(Duration.ofSeconds(waitS));
    }

    @Test
    void a_queue_may_have_a_longest_wait_of_its_own() {
        BackOff patient = new BackOff(
                sqs,
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Map.of("order-processing.fifo", Duration.ofHours(1)),
                () -> random);

        assertThat(patient.waitAfter(9, QUEUE)).isEqualTo(Duration.ofSeconds(256));
        assertThat(patient.waitAfter(99, QUEUE)).isEqualTo(Duration.ofHours(1));
        assertThat(patient.waitAfter(99, "https://sqs.test/000000000000/receipts"))
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void a_first_wait_that_is_longer_than_the_longest_is_the_longest() {
        BackOff impatient = new BackOff(sqs, Duration.ofSeconds(90), Duration.ofSeconds(60), Map.of(), () -> random);

        assertThat(impatient.waitAfter(1, QUEUE)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void hides_the_message_on_its_own_queue_for_its_next_wait() {
        backOff.apply(received(Map.of("CamelAwsSqsReceiptHandle", "receipt-1", "ApproximateReceiveCount", "4")));

        assertThat(sqs.requests)
                .containsExactly(ChangeMessageVisibilityRequest.builder()
                        .queueUrl(QUEUE)
                        .receiptHandle("receipt-1")
                        .visibilityTimeout(8)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.0, 1",
        "1, 0.5, 1",
        "1, 0.99, 2",
        "2, 0.49, 2",
        "2, 0.5, 3",
        "3, 0.99, 6",
        "9, 0.0, 60",
        "9, 0.5, 75",
        "9, 0.9999, 90",
    })
    void the_wait_is_spread_over_up_to_half_as_much_again(int receives, double drawn, int waitS) {
        random = drawn;

        backOff.apply(received(Map.of(
                "CamelAwsSqsReceiptHandle", "receipt-1", "ApproximateReceiveCount", Integer.toString(receives))));

        assertThat(sqs.requests.get(0).visibilityTimeout()).isEqualTo(waitS);
    }

    @Test
    void a_message_that_does_not_say_how_often_it_came_waits_the_first_wait() {
        backOff.apply(received(Map.of("CamelAwsSqsReceiptHandle", "receipt-1")));

        assertThat(sqs.requests).hasSize(1);
        assertThat(sqs.requests.get(0).visibilityTimeout()).isEqualTo(1);
    }

    @Test
    void what_has_no_receipt_hides_nothing() {
        backOff.apply(received(Map.of("ApproximateReceiveCount", "1")));

        assertThat(sqs.requests).isEmpty();
    }

    @Test
    void when_even_that_fails_the_visibility_timeout_does_it() {
        sqs.fault = SdkClientException.create("no route to SQS");

        assertThatCode(() -> backOff.apply(received(Map.of("CamelAwsSqsReceiptHandle", "receipt-1"))))
                .doesNotThrowAnyException();
        assertThat(sqs.requests).hasSize(1);
    }

    private static Exchange received(Map<String, Object> headers) {
        Sqs2Configuration configuration = new Sqs2Configuration();
        configuration.setQueueUrl(QUEUE);
        DefaultCamelContext context = new DefaultCamelContext();
        Sqs2Endpoint endpoint =
                new Sqs2Endpoint("aws2-sqs:order-processing.fifo", new Sqs2Component(context), configuration);
        Exchange exchange = DefaultExchange.newFromEndpoint(endpoint);
        headers.forEach(exchange.getMessage()::setHeader);
        return exchange;
    }

    private static final class FakeSqs implements SqsClient {

        private final List<ChangeMessageVisibilityRequest> requests = new ArrayList<>();
        private @Nullable RuntimeException fault;

        @Override
        public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
            requests.add(request);
            if (fault != null) {
                throw fault;
            }
            return ChangeMessageVisibilityResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
