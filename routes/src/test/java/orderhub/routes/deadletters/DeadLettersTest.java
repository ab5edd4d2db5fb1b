package orderhub.routes.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.saga.SagaNotRunningException;
import orderhub.routes.saga.SagaState;
import orderhub.routes.sqs.BackOff;
import orderhub.routes.sqs.OneLineExceptionHandler;
import orderhub.routes.testing.RecordedMeters;
import orderhub.routes.testing.StillSagas;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.deadletter.Death;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.aws2.sqs.Sqs2Component;
import org.apache.camel.component.aws2.sqs.Sqs2Configuration;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultUnitOfWork;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class DeadLettersTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String ORDER_ID = "87a25700-0720-3df0-9cf1-345e4c979a53";
    private final RuntimeException fault = new IllegalStateException("nobody knows why");

    private final InMemorySqs sqs = new InMemorySqs();
    private final RecordedMeters meters = new RecordedMeters();
    private final DeadLetters deadLetters = new DeadLetters(
            sqs,
            TestSettings.deadLetters(),
            new BackOff(sqs, Duration.ofSeconds(1), Duration.ofSeconds(60), Map.of(), () -> 0.5),
            Clock.fixed(NOW, ZoneOffset.UTC),
            meters,
            new StillSagas(NOW, SagaState.RUNNING));

    @ParameterizedTest
    @CsvSource({
        "order-processing.fifo,  1, RETRY",
        "order-processing.fifo, 18, RETRY",
        "order-processing.fifo, 19, DEAD",
        "order-processing.fifo, 20, DEAD",
        "lane-express,           8, RETRY",
        "lane-express,           9, DEAD",
        "a-queue-without-one, 1000, RETRY"
    })
    void a_message_is_given_up_after_its_last_receive(String queue, int receives, Fate fate) {
        assertThat(deadLetters.fate(failed(queue, receives, fault))).isEqualTo(fate);
    }

    @ParameterizedTest
    @CsvSource({"order-processing.fifo, 19", "order-processing.fifo, 499", "lane-express, 9", "lane-express, 499"})
    void while_a_service_is_out_of_reach_no_number_of_receives_makes_a_message_dead(String queue, int receives) {
        assertThat(deadLetters.fate(failed(queue, receives, SdkClientException.create("no route to DynamoDB"))))
                .isEqualTo(Fate.RETRY);
    }

    static Stream<RuntimeException> ofSagas() {
        return Stream.of(
                new SagaNotRunningException("saga is DECIDED"),
                new IllegalStateException("Cannot begin: status is COMPENSATING"),
                new RuntimeCamelException(new IllegalStateException("Cannot begin: status is UNKNOWN")));
    }

    @ParameterizedTest
    @MethodSource("ofSagas")
    void a_saga_that_goes_another_way_by_now_makes_no_message_dead(RuntimeException fault) {
        assertThat(deadLetters.fate(failed("lane-express", 499, fault))).isEqualTo(Fate.RETRY);
    }

    @Test
    void an_order_id_that_is_none_is_not_kept_beside_the_message() {
        Exchange exchange = failed("lane-express", 9, fault);
        exchange.getMessage().setHeader("orderId", "Kim Lee");

        deadLetters.bury(exchange);

        Death death =
                DeathAttributes.letter(sqs.messages("lane-express-dlq").get(0)).death();
        assertThat(death).isNotNull();
        assertThat(death.orderId()).isEqualTo("?");
    }

    @Test
    void a_message_that_can_never_be_handled_is_given_up_at_once() {
        assertThat(deadLetters.fate(failed("lane-express", 1, new CorruptItemException("status"))))
                .isEqualTo(Fate.DEAD);
    }

    @Test
    void it_is_sent_as_it_came_with_its_reason_and_only_then_deleted() {
        Exchange exchange = failed("lane-express", 9, fault);

        deadLetters.bury(exchange);

        assertThat(sqs.calls).containsExactly("send lane-express-dlq", "delete lane-express receipt-1");
        Message letter = sqs.messages("lane-express-dlq").get(0);
        assertThat(letter.body()).isEqualTo("as it came");
        assertThat(DeathAttributes.letter(letter).death())
                .isEqualTo(new Death(
                        "IllegalStateException",
                        "nobody knows why",
                        "fulfil-express",
                        "lane-express",
                        9,
                        NOW.minusSeconds(60),
                        ORDER_ID,
                        "message-1",
                        NOW));
        assertThat(letter.messageAttributes()).hasSizeLessThan(10);
        assertThat(meters.deadLetters()).containsExactly("lane-express-dlq");
        assertThat(exchange.getProperty(OneLineExceptionHandler.GIVEN_UP)).isNotNull();
    }

    @Test
    void a_fifo_message_keeps_its_group_and_is_one_however_often_it_is_sent() {
        deadLetters.bury(failed("order-processing.fifo", 19, fault));
        deadLetters.bury(failed("order-processing.fifo", 20, fault));

        assertThat(sqs.calls)
                .filteredOn("send order-processing-dlq.fifo"::equals)
                .hasSize(2);
        assertThat(sqs.messages("order-processing-dlq.fifo")).hasSize(1).allSatisfy(letter -> {
            assertThat(letter.attributes()).containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "order-1");
            assertThat(letter.attributes())
                    .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "dead-message-1");
        });
    }

    @Test
    void when_it_cannot_be_sent_it_backs_off_and_stays() {
        sqs.down.add("send");
        Exchange exchange = failed("lane-express", 9, fault);

        deadLetters.bury(exchange);

        assertThat(sqs.calls).containsExactly("send lane-express-dlq", "backOff lane-express receipt-1");
        assertThat(meters.deadLetters()).isEmpty();
        assertThat(exchange.getProperty(OneLineExceptionHandler.GIVEN_UP)).isNull();
    }

    @Test
    void when_it_cannot_be_deleted_it_is_on_both_queues_and_not_lost() {
        sqs.down.add("delete");

        deadLetters.bury(failed("lane-express", 9, fault));

        assertThat(sqs.bodies("lane-express-dlq")).containsExactly("as it came");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_message_whose_original_is_not_kept_backs_off_and_is_not_sent_half_done(boolean kept) {
        deadLetters.bury(failed("lane-express", 9, fault, kept));

        assertThat(sqs.calls.get(0)).isEqualTo(kept ? "send lane-express-dlq" : "backOff lane-express receipt-1");
    }

    @Test
    void what_was_tapped_from_a_messages_route_is_no_message() {
        Exchange tapped = failed("lane-express", 9, fault);
        tapped.getMessage().removeHeaders("*");

        assertThat(deadLetters.fate(tapped)).isEqualTo(Fate.RETRY);
    }

    private static Exchange failed(String queue, int receives, Exception fault) {
        return failed(queue, receives, fault, true);
    }

    private static Exchange failed(String queue, int receives, Exception fault, boolean originalKept) {
        Sqs2Configuration configuration = new Sqs2Configuration();
        configuration.setQueueUrl("https://sqs.test/000000000000/" + queue);
        DefaultCamelContext context = new DefaultCamelContext();
        context.setAllowUseOriginalMessage(originalKept);
        Sqs2Endpoint endpoint = new Sqs2Endpoint("aws2-sqs:" + queue, new Sqs2Component(context), configuration);
        Exchange exchange = DefaultExchange.newFromEndpoint(endpoint);
        Map<String, Object> headers = new HashMap<>(Map.of(
                "CamelAwsSqsMessageId", "message-1",
                "CamelAwsSqsReceiptHandle", "receipt-1",
                "ApproximateReceiveCount", Integer.toString(receives),
                "ApproximateFirstReceiveTimestamp",
                        Long.toString(NOW.minusSeconds(60).toEpochMilli()),
                "MessageGroupId", "order-1"));
        exchange.getMessage().setHeaders(headers);
        exchange.getMessage().setBody("as it came");
        exchange.getExchangeExtension().setFromRouteId("fulfil-express");
        exchange.getExchangeExtension().setUnitOfWork(new DefaultUnitOfWork(exchange));
        exchange.getMessage().setBody("what a route made of it");
        exchange.getMessage().setHeader("orderId", ORDER_ID);
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, fault);
        return exchange;
    }
}
