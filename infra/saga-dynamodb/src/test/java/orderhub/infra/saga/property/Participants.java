package orderhub.infra.saga.property;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import orderhub.infra.saga.model.Goal;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.builder.ExpressionBuilder;
import org.jspecify.annotations.Nullable;

/** The services that join sagas, each with a callback of either kind. They tell of each call. */
final class Participants {
    /** How many there are. */
    static final int COUNT = 3;

    static final String STEP = "step";

    private final CamelContext camel;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final BiConsumer<Goal, Exchange> called;

    /** @param called takes each call, and throws when the callback is to fail */
    Participants(CamelContext camel, BiConsumer<Goal, Exchange> called) {
        this.camel = camel;
        this.called = called;
        for (int participant = 0; participant < COUNT; participant++) {
            for (Goal goal : Goal.values()) {
                String uri = uri(goal, participant);
                endpoints.put(uri, new Callback(uri, goal));
            }
        }
    }

    /** The step of the participant of that number, which its callbacks find in their headers. */
    CamelSagaStep step(int step, boolean compensation, boolean completion, @Nullable Long timeoutMs) {
        int participant = step % COUNT;
        return new CamelSagaStep(
                compensation ? endpoints.get(uri(Goal.COMPENSATE, participant)) : null,
                completion ? endpoints.get(uri(Goal.COMPLETE, participant)) : null,
                Map.of(STEP, ExpressionBuilder.constantExpression(step)),
                timeoutMs);
    }

    private static String uri(Goal goal, int participant) {
        return "recorded:" + goal.verb() + "-" + participant;
    }

    private final class Callback extends DefaultEndpoint {
        private final Goal goal;

        @SuppressWarnings({"NullAway", "this-escape"}) // An endpoint of no component, as tests have them.
        Callback(String uri, Goal goal) {
            super(uri, null);
            this.goal = goal;
            setCamelContext(camel);
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) {
                    called.accept(goal, exchange);
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("Only called");
        }
    }
}
