package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two Camel contexts, each with a service of its own, on one table. */
class SeveralNodesTest {
    private static final int ROUNDS = 15;

    private final SagaTestTable table = SagaTestTable.create();
    private final SagaWorld one = table.node();
    private final SagaWorld other = table.node();

    @AfterEach
    void stop() {
        one.close();
        other.close();
    }

    @Test
    void a_saga_that_begins_on_one_is_joined_and_completed_on_the_other() {
        routes(one);
        routes(other);
        String saga = begunOn(one);
        assertThat(other.sendWithin(saga, "direct:join").getException()).isNull();
        assertThat(other.sendWithin(saga, "saga:complete").getException()).isNull();
        other.awaitCalls("joined", "done-join", "done-begin");
        assertThat(one.calls().names()).containsExactly("begun");
        assertThat(table.stored(saga).status()).isEqualTo(SagaStatus.COMPLETED);
    }

    @Test
    void what_one_has_ended_the_other_neither_joins_nor_ends_otherwise() {
        routes(one);
        routes(other);
        String saga = begunOn(one);
        other.sendWithin(saga, "saga:compensate");
        assertThat(one.sendWithin(saga, "direct:join").getException())
                .hasMessage("Cannot begin: status is COMPENSATED");
        assertThat(one.sendWithin(saga, "saga:complete").getException())
                .hasRootCauseMessage("Cannot complete: status is COMPENSATED");
        assertThat(one.sendWithin(saga, "saga:compensate").getException()).isNull();
        other.awaitCalls("undo-begin");
        assertThat(one.calls().names()).containsExactly("begun");
    }

    @Test
    void a_timeout_that_began_on_one_that_stopped_is_seen_to_by_the_other() {
        routes(one);
        routes(other);
        assertThat(one.send("direct:timed", Map.of()).getException()).isNull();
        one.stop();
        other.awaitCalls("undo-timed");
    }

    @Test
    void a_callback_that_one_does_not_know_is_left_to_the_other() {
        routes(one);
        String saga = begunOn(one);
        assertThat(other.sendWithin(saga, "saga:complete").getException())
                .hasRootCauseInstanceOf(SagaUnfinishedException.class)
                .hasStackTraceContaining("No route of this node has registered call://done-begin");
        one.awaitCalls("begun", "done-begin");
        other.await()
                .untilAsserted(() -> assertThat(table.stored(saga).status()).isEqualTo(SagaStatus.COMPLETED));
        assertThat(other.calls().names()).isEmpty();
    }

    @Test
    void a_step_that_joins_while_the_saga_ends_is_refused_or_called_back() {
        one.sagas().registerStep(one.step("late"));
        for (int round = 0; round < ROUNDS; round++) {
            CamelSagaCoordinator here = one.newSaga("first");
            CamelSagaCoordinator there = other.sagas().getSaga(here.getId()).join();
            CompletableFuture<Boolean> joins =
                    CompletableFuture.supplyAsync(() -> there.beginStep(other.exchange(), other.step("late"))
                            .handle((done, fault) -> fault == null)
                            .join());
            here.complete(one.exchange()).join();
            boolean joined = joins.join();
            assertThat(one.calls().of("done-late")).hasSize(joined ? 1 : 0);
            assertThat(one.calls().of("done-first")).hasSize(1);
            one.calls().forget();
        }
    }

    private static String begunOn(SagaWorld node) {
        return String.valueOf(SagaWorld.sagaOf(node.send("direct:begin", Map.of())));
    }

    private static void routes(SagaWorld node) {
        node.routes(routes -> {
            routes.from("direct:begin")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .completion("call:done-begin")
                    .compensation("call:undo-begin")
                    .to("call:begun");
            routes.from("direct:join")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .completion("call:done-join")
                    .to("call:joined");
            routes.from("direct:timed")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .timeout("2000")
                    .compensation("call:undo-timed")
                    .to("call:begun");
        });
    }
}
