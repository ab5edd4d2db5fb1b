package orderhub.routes.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import orderhub.schemas.api.BatchOutcome;
import orderhub.schemas.api.BatchView;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/** Puts the answers to the orders of a batch together: each is what a request for it alone would have been answered. */
public final class GatherOutcomes implements AggregationStrategy {

    private static final String FAULT = "orderhub.batch-fault";
    private static final int FIRST_PROBLEM_STATUS = 400;

    private final ObjectMapper json;

    public GatherOutcomes(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange next) {
        return aggregate(gathered, next, next);
    }

    /**
     * Adds an answer.
     *
     * @param batch of which the answer to the whole is made: an answer that is a problem would end the route, as one
     *     that is answered already
     */
    @Override
    public Exchange aggregate(@Nullable Exchange gathered, Exchange next, Exchange batch) {
        Exchange all = gathered == null ? begin(batch) : gathered;
        Exception fault = next.getException();
        if (fault == null) {
            outcomes(all).add(outcome(next));
        } else {
            all.setProperty(FAULT, fault);
        }
        return all;
    }

    /**
     * The answer to the batch, if each of its orders has one.
     *
     * @throws Exception why one has none
     */
    public BatchView view(List<BatchOutcome> outcomes, @ExchangeProperty(FAULT) @Nullable Exception fault)
            throws Exception {
        if (fault != null) {
            throw fault;
        }
        return new BatchView(outcomes.stream()
                .sorted(Comparator.comparing(BatchOutcome::index))
                .toList());
    }

    private static Exchange begin(Exchange batch) {
        Exchange all = new DefaultExchange(batch.getContext());
        all.getMessage().setHeaders(new HashMap<>(batch.getMessage().getHeaders()));
        all.getMessage().setBody(new ArrayList<BatchOutcome>());
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<BatchOutcome> outcomes(Exchange all) {
        return (List<BatchOutcome>) all.getMessage().getBody();
    }

    private BatchOutcome outcome(Exchange answer) {
        int status = answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        Object body = read(answer.getMessage().getBody(String.class));
        boolean isProblem = status >= FIRST_PROBLEM_STATUS;
        return new BatchOutcome(
                answer.getVariable("index", Integer.class),
                status,
                answer.getMessage().getHeader("Location", String.class),
                answer.getMessage().getHeader("Idempotency-Replayed", Boolean.class),
                isProblem ? null : body,
                isProblem ? body : null);
    }

    private Object read(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer is no JSON", e);
        }
    }
}
