package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.identity.OrderKey;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.api.BatchOutcome;
import orderhub.schemas.api.BatchView;
import orderhub.schemas.api.Problem;
import orderhub.schemas.api.Violation;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class AcceptBatchRouteTest extends ApiRouteTest {

    private static final String PLACE = "direct:place-order";
    private static final String BROKEN = "{\"broken\"";
    private static final Map<String, Object> LINES =
            Map.of("Idempotency-Key", "key-1", "Hub-Subject", "kim", "Content-Type", "application/x-ndjson");

    AcceptBatchRouteTest() {
        super("accept-batch", List.of("accept-batch", "accept-batch-order"));
    }

    @Test
    void each_order_has_an_outcome_of_its_own_in_its_place() {
        answers();

        Exchange answer = call("{\"a\":0}\n" + BROKEN + "\n{\"a\":2}\n", LINES);

        assertThat(answer.getException()).isNull();
        List<BatchOutcome> outcomes = shown().outcomes();
        assertThat(outcomes).extracting(BatchOutcome::index).containsExactly(0, 1, 2);
        assertThat(outcomes).extracting(BatchOutcome::status).containsExactly(202, 422, 202);
        assertThat(outcomes.get(0).location()).isEqualTo("/orders/{\"a\":0}");
        assertThat(outcomes.get(0).replayed()).isFalse();
        assertThat(String.valueOf(outcomes.get(2).order())).isEqualTo("{\"placed\":{\"a\":2}}");
        assertThat(outcomes.get(0).problem()).isNull();
        assertThat(outcomes.get(1).order()).isNull();
        assertThat(String.valueOf(outcomes.get(1).problem())).contains("invalid-request");
    }

    @Test
    void each_order_s_key_follows_from_the_batch_s_key_the_caller_and_its_place() {
        answers();

        call("[{\"a\":0},{\"a\":1}]", Map.of("Idempotency-Key", "key-1", "Hub-Subject", "kim"));

        assertThat(mocked(PLACE).getExchanges().stream()
                        .collect(Collectors.toMap(
                                one -> one.getMessage().getBody(String.class), one -> one.getVariable("orderKey"))))
                .isEqualTo(Map.of(
                        "{\"a\":0}", new OrderKey.OfBatch("kim", "key-1", 0),
                        "{\"a\":1}", new OrderKey.OfBatch("kim", "key-1", 1)));
    }

    @Test
    void while_the_tables_are_out_of_reach_each_order_is_told_to_come_back() {
        Answers.fault(mocked(PLACE), SdkClientException.create("no route"));
        answersProblems();

        call("[{\"a\":0},{\"a\":1}]", Map.of("Idempotency-Key", "key-1"));

        assertThat(shown().outcomes()).extracting(BatchOutcome::status).containsExactly(503, 503);
    }

    @Test
    void as_many_as_may_be_are_taken_and_one_more_is_refused_before_any_is() {
        answers();
        call(orders(101), LINES);
        assertProblem("invalid-request", 422);
        assertThat(problem().errors()).extracting(Violation::code).containsExactly("maxItems");
        assertNotCalled(mocked(PLACE), mocked("direct:show-answer"));

        call(orders(100), LINES);
        assertThat(shown().outcomes()).hasSize(100).allMatch(outcome -> outcome.status() == 202);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{}        | malformed-body  | 400
            {}         | invalid-request | 422
            []         | invalid-request | 422
            """)
    void what_is_no_batch_is_refused(String body, String kind, int status) {
        call(body, Map.of("Idempotency-Key", "key-1", "Content-Type", "application/json"));

        assertProblem(kind, status);
        assertNotCalled(mocked(PLACE));
    }

    @Test
    void a_batch_without_a_key_is_refused() {
        call("[{}]", Map.of());

        assertProblem("idempotency-key-invalid", 400);
        assertNotCalled(mocked(PLACE));
    }

    private static String orders(int count) {
        return IntStream.range(0, count).mapToObj(i -> "{\"a\":" + i + "}").collect(Collectors.joining("\n"));
    }

    /** Places all but the broken one. */
    private void answers() {
        answersProblems();
        mocked(PLACE).whenAnyExchangeReceived(exchange -> {
            String order = exchange.getMessage().getBody(String.class);
            if (order.equals(BROKEN)) {
                throw new InvalidRequestException(List.of(new Violation("/a", "type", "It is wrong.")));
            }
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, 202);
            exchange.getMessage().setHeader("Location", "/orders/" + order);
            exchange.getMessage().setHeader("Idempotency-Replayed", false);
            exchange.getMessage().setBody("{\"placed\":" + order + "}");
        });
    }

    private void answersProblems() {
        mocked("direct:answer-problem").whenAnyExchangeReceived(exchange -> {
            Problem problem = exchange.getMessage().getMandatoryBody(Problem.class);
            exchange.setProperty("problem", problem);
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
            exchange.getMessage().setBody("{\"type\":\"" + problem.type() + "\"}");
        });
    }

    private BatchView shown() {
        return Answers.bodies(mocked("direct:show-answer"), BatchView.class).get(0);
    }
}
