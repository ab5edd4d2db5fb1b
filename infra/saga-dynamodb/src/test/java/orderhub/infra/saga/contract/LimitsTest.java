package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a saga cannot keep is refused before the route acts, and leaves the saga as it was. */
class LimitsTest {
    private static final int MAX_STEPS = 3;
    private static final int MAX_STEP_BYTES = 100;

    private final SagaWorld node = SagaTestTable.create(
                    settings -> settings.maxSteps(MAX_STEPS).maxStepBytes(MAX_STEP_BYTES))
            .node();

    @BeforeEach
    void routes() {
        node.routes(routes -> {
            routes.from("direct:begin")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .option("value", routes.header("value"))
                    .completion("call:done")
                    .compensation("call:undo")
                    .to("call:acted");
            routes.from("direct:join")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .option("value", routes.header("value"))
                    .completion("call:done-join")
                    .to("call:acted");
            routes.from("direct:auto")
                    .saga()
                    .option("value", routes.header("value"))
                    .compensation("call:undo")
                    .to("call:acted");
        });
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void too_many_steps_are_refused() {
        String saga = begun();
        node.sendWithin(saga, "direct:join");
        node.sendWithin(saga, "direct:join");
        node.awaitCalls("acted", "acted", "acted");
        assertThat(node.sendWithin(saga, "direct:join").getException())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot begin: the saga has 3 steps already");
        node.awaitCalls("acted", "acted", "acted");
        node.sendWithin(saga, "saga:complete");
        node.awaitCalls("acted", "acted", "acted", "done-join", "done-join", "done");
    }

    @Test
    void options_that_are_too_large_are_refused() {
        String saga = begun();
        String tooLarge = "x".repeat(MAX_STEP_BYTES);
        assertThat(joining(saga, tooLarge).getException())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 100 are kept");
        assertThat(joining(saga, "\u00e4".repeat(MAX_STEP_BYTES / 2)).getException())
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(joining(saga, new byte[MAX_STEP_BYTES]).getException())
                .isExactlyInstanceOf(IllegalArgumentException.class);
        assertGoesOn(saga);
    }

    @Test
    void options_of_a_type_that_cannot_be_kept_are_refused() {
        String saga = begun();
        assertThat(joining(saga, List.of("a")).getException())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Saga option 'value' is a java.util.ImmutableCollections");
        assertGoesOn(saga);
    }

    @Test
    void a_saga_whose_first_step_is_refused_calls_nobody() {
        Exchange sent = node.send("direct:auto", Map.of("value", List.of("a")));
        assertThat(sent.getException()).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(SagaWorld.sagaOf(sent)).isNull();
        assertThat(node.calls().names()).isEmpty();
    }

    private String begun() {
        return String.valueOf(SagaWorld.sagaOf(node.send("direct:begin", Map.of("value", "small"))));
    }

    private Exchange joining(String saga, Object value) {
        return node.send("direct:join", Map.of(Exchange.SAGA_LONG_RUNNING_ACTION, saga, "value", value));
    }

    private void assertGoesOn(String saga) {
        node.awaitCalls("acted");
        node.sendWithin(saga, "saga:complete");
        node.awaitCalls("acted", "done");
    }
}
