package orderhub.config.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class DestinationCheckTest {

    private static final Destination TABLE = destination("table", "orders", DestinationCheckTest::isThere);

    @Test
    void lets_the_hub_start_when_all_is_there() {
        assertThatCode(() -> check(TABLE).run()).doesNotThrowAnyException();
        assertThatCode(() -> check().run()).doesNotThrowAnyException();
    }

    @Test
    void names_all_that_is_missing_and_its_settings() {
        DestinationCheck check = check(
                destination(
                        "table",
                        "sagas",
                        fails(ResourceNotFoundException.builder().build())),
                TABLE,
                destination(
                        "queue",
                        "lane-express",
                        fails(QueueDoesNotExistException.builder().build())),
                destination(
                        "bus",
                        "order-bus",
                        fails(software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException.builder()
                                .build())),
                destination("topic", "news", fails(NotFoundException.builder().build())));

        assertThatExceptionOfType(MissingDestinationsException.class)
                .isThrownBy(check::run)
                .withMessage("AWS does not have: table sagas (hub.table.sagas), queue lane-express"
                        + " (hub.queue.lane-express), bus order-bus (hub.bus.order-bus), topic news (hub.topic.news)");
    }

    @Test
    void an_aws_that_is_out_of_reach_or_refuses_to_say_does_not_keep_the_hub_from_starting() {
        DestinationCheck check = check(
                destination("table", "orders", fails(SdkClientException.create("no route"))),
                destination(
                        "bus",
                        "order-bus",
                        fails(EventBridgeException.builder()
                                .statusCode(403)
                                .message("not authorized")
                                .build())));

        assertThatCode(check::run).doesNotThrowAnyException();
    }

    @Test
    void what_is_missing_is_said_although_something_else_is_not_known() {
        DestinationCheck check = check(
                destination("table", "orders", fails(SdkClientException.create("no route"))),
                destination(
                        "queue",
                        "receipts",
                        fails(QueueDoesNotExistException.builder().build())));

        assertThatExceptionOfType(MissingDestinationsException.class)
                .isThrownBy(check::run)
                .withMessageContaining("receipts")
                .withMessageNotContaining("orders");
    }

    @Test
    void waits_for_an_answer_no_longer_than_it_may() {
        CountDownLatch never = new CountDownLatch(1);
        Destination silent = destination("table", "orders", () -> await(never));

        assertThatCode(() -> new DestinationCheck(List.of(silent, TABLE), Duration.ofMillis(50)).run())
                .doesNotThrowAnyException();
    }

    @Test
    void asks_for_all_at_once() {
        int all = 30;
        CountDownLatch asked = new CountDownLatch(all);
        List<Destination> waitForEachOther = IntStream.range(0, all)
                .mapToObj(i -> destination("table", "t" + i, () -> {
                    asked.countDown();
                    await(asked);
                }))
                .toList();

        new DestinationCheck(waitForEachOther, Duration.ofSeconds(30)).run();

        assertThat(asked.getCount()).isZero();
    }

    @Test
    void an_operator_reads_what_to_do() {
        FailureAnalysis analysis =
                new MissingDestinationsAnalyzer().analyze(new MissingDestinationsException(List.of(TABLE)));

        assertThat(analysis.getDescription()).isEqualTo("AWS does not have: table orders (hub.table.orders)");
        assertThat(analysis.getAction()).contains("infra/aws/messaging.yaml", "AWS_REGION", "HUB_AWS_ACCOUNT_ID");
    }

    private static DestinationCheck check(Destination... destinations) {
        return new DestinationCheck(List.of(destinations), Duration.ofSeconds(10));
    }

    private static Destination destination(String kind, String name, Runnable question) {
        return new Destination(kind, name, "hub." + kind + "." + name, question);
    }

    private static void isThere() {
        // An answer is all that it takes.
    }

    private static Runnable fails(RuntimeException fault) {
        return () -> {
            throw fault;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
