package orderhub.routes.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import orderhub.routes.json.HubJson;
import orderhub.schemas.api.BatchOutcome;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class GatherOutcomesTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final GatherOutcomes gather = new GatherOutcomes(HubJson.mapper());

    @Test
    void an_answer_that_is_a_problem_does_not_end_the_batch() {
        Exchange problem = answer(0, 422, "{\"type\":\"a problem\"}", Map.of());
        problem.getExchangeExtension().setErrorHandlerHandled(true);
        Exchange batch = new DefaultExchange(camel);
        batch.getMessage().setHeader("Hub-Subject", "kim");

        Exchange all = gather.aggregate(null, problem, batch);

        assertThat(all.getExchangeExtension().isErrorHandlerHandledSet()).isFalse();
        assertThat(all.getMessage().getHeaders()).containsOnly(Map.entry("Hub-Subject", "kim"));
    }

    @Test
    void the_outcomes_stand_in_the_order_of_the_batch() throws Exception {
        Exchange second = answer(
                1, 202, "{\"orderId\":\"o-1\"}", Map.of("Location", "/orders/o-1", "Idempotency-Replayed", "true"));
        Exchange first = answer(0, 400, "{\"type\":\"a problem\"}", Map.of());

        Exchange all = gather.aggregate(gather.aggregate(null, second), first);

        List<BatchOutcome> outcomes = gather.view(list(all), null).outcomes();
        assertThat(HubJson.mapper().writeValueAsString(outcomes)).isEqualTo("""
                [{"index":0,"status":400,"problem":{"type":"a problem"}},\
                {"index":1,"status":202,"location":"/orders/o-1","replayed":true,"order":{"orderId":"o-1"}}]""");
    }

    @Test
    void an_order_without_an_answer_is_a_fault_of_the_batch() {
        Exchange failed = new DefaultExchange(camel);
        IllegalStateException fault = new IllegalStateException("no answer");
        failed.setException(fault);

        Exchange all = gather.aggregate(gather.aggregate(null, failed), answer(1, 202, "{}", Map.of()));

        assertThatThrownBy(() -> gather.view(list(all), all.getProperty("orderhub.batch-fault", Exception.class)))
                .isSameAs(fault);
    }

    @SuppressWarnings("unchecked")
    private static List<BatchOutcome> list(Exchange all) {
        return (List<BatchOutcome>) all.getMessage().getBody();
    }

    private Exchange answer(int index, int status, String body, Map<String, Object> headers) {
        Exchange answer = new DefaultExchange(camel);
        answer.setVariable("index", index);
        answer.getMessage().setBody(body);
        headers.forEach(answer.getMessage()::setHeader);
        answer.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        return answer;
    }
}
