package orderhub.infra.saga.crash;

import java.time.Duration;
import java.util.List;
import orderhub.infra.saga.crash.Effect.Kind;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;

/** Sagas of three steps, each with an action and both callbacks, that end in all the ways a saga can end. */
final class NodeRoutes extends RouteBuilder {
    static final String COMPLETE = "complete";
    static final String COMPENSATE = "compensate";
    static final String COMPLETE_BY_HAND = "complete-by-hand";
    static final String COMPENSATE_BY_HAND = "compensate-by-hand";
    static final String ABANDON = "abandon";
    static final String LETHAL = "lethal";

    /** The ways that a route decides by itself. */
    static final List<String> DECIDED = List.of(COMPLETE, COMPENSATE, COMPLETE_BY_HAND, COMPENSATE_BY_HAND);

    static final int STEPS = 3;
    private static final int LETHAL_STEP = 2;

    private final Effects effects;
    private final Duration timeout;

    NodeRoutes(Effects effects, Duration timeout) {
        this.effects = effects;
        this.timeout = timeout;
    }

    @Override
    public void configure() {
        for (int step = 1; step <= STEPS; step++) {
            from(Kind.COMPENSATION.uri(step)).process(effects.of(Kind.COMPENSATION, step));
            from(Kind.COMPLETION.uri(step)).process(effects.of(Kind.COMPLETION, step));
        }
        for (int step = 2; step <= STEPS; step++) {
            var joining = from("direct:step-" + step).saga().propagation(SagaPropagation.MANDATORY);
            callbacks(joining, step).process(effects.of(Kind.ACTION, step));
        }
        begin(COMPLETE, SagaCompletionMode.AUTO);
        begin(COMPENSATE, SagaCompletionMode.AUTO).throwException(new IllegalStateException("declined"));
        begin(COMPLETE_BY_HAND, SagaCompletionMode.MANUAL).to("saga:complete");
        begin(COMPENSATE_BY_HAND, SagaCompletionMode.MANUAL).to("saga:compensate");
        begin(ABANDON, SagaCompletionMode.MANUAL);
        lethal();
    }

    private SagaDefinition begin(String route, SagaCompletionMode mode) {
        var beginning = from("direct:" + route).saga().completionMode(mode).timeout(timeout);
        return callbacks(beginning, 1)
                .process(effects.of(Kind.ACTION, 1))
                .to("direct:step-2")
                .to("direct:step-3");
    }

    private SagaDefinition callbacks(SagaDefinition saga, int step) {
        return saga.compensation(Kind.COMPENSATION.uri(step))
                .completion(Kind.COMPLETION.uri(step))
                .option(Effects.FAILURES, header(Effects.FAILURES));
    }

    /** Whoever calls the second step's compensation dies of it. */
    private void lethal() {
        from("direct:lethal-compensation").process(effects.lethal(Kind.COMPENSATION, LETHAL_STEP));
        from("direct:lethal-step")
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .compensation("direct:lethal-compensation")
                .process(effects.of(Kind.ACTION, LETHAL_STEP));
        var beginning = from("direct:" + LETHAL).saga().timeout(timeout);
        callbacks(beginning, 1)
                .process(effects.of(Kind.ACTION, 1))
                .to("direct:lethal-step")
                .to("direct:step-3")
                .throwException(new IllegalStateException("declined"));
    }
}
