package orderhub.infra.saga.contract;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.api.Test;

/** A saga whose callback fails for longer than somebody waits for it is gone on with later, here or elsewhere. */
class HandedBackTest {
    private static final int MANY = 1000;

    @Test
    void a_caller_that_waited_long_enough_is_told_and_the_sweep_goes_on() {
        SagaTestTable table = SagaTestTable.create(
                settings -> settings.callerWait(ofMillis(1)).firstBackoff(ofMillis(50)));
        try (SagaWorld node = table.node()) {
            routes(node);
            node.calls().fail("done", 2);
            Exchange ended = node.sendWithin(begun(node), "saga:complete");
            assertThat(ended.getException(SagaUnfinishedException.class))
                    .hasMessage("The saga is to complete, and its callbacks are called again later: "
                            + "IllegalStateException: done fails");
            node.awaitCalls("acted", "done");
        }
    }

    @Test
    void a_node_that_stops_hands_its_saga_back_and_another_goes_on() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.maxAttempts(MANY));
        try (SagaWorld stopping = table.node();
                SagaWorld other = table.node()) {
            routes(stopping);
            stopping.calls().failAlways("undo");
            String saga = begun(stopping);
            CompletableFuture<Exchange> ended =
                    CompletableFuture.supplyAsync(() -> stopping.sendWithin(saga, "saga:compensate"));
            stopping.await().untilAsserted(() -> assertThat(stopping.calls().attempts("undo"))
                    .isPositive());
            stopping.stop();
            assertThat(ended.join().getException(SagaUnfinishedException.class))
                    .hasMessageContaining("its callbacks are called again later");
            assertThat(table.stored(saga).status()).isEqualTo(SagaStatus.COMPENSATING);
            assertThat(table.stored(saga).lease().owner()).isNull();

            routes(other);
            other.awaitCalls("undo");
            other.await()
                    .untilAsserted(() -> assertThat(table.stored(saga).status()).isEqualTo(SagaStatus.COMPENSATED));
        }
    }

    @Test
    void a_node_that_stops_while_it_sees_to_a_timeout_hands_that_saga_back_too() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.maxAttempts(MANY));
        try (SagaWorld stopping = table.node();
                SagaWorld other = table.node()) {
            routes(stopping);
            stopping.calls().failAlways("undo");
            stopping.send("direct:timed", Map.of());
            stopping.await().untilAsserted(() -> assertThat(stopping.calls().attempts("undo"))
                    .isPositive());
            stopping.stop();
            routes(other);
            other.awaitCalls("undo");
        }
    }

    private static String begun(SagaWorld node) {
        return String.valueOf(SagaWorld.sagaOf(node.send("direct:begin", Map.of())));
    }

    private static void routes(SagaWorld node) {
        node.routes(routes -> {
            routes.from("direct:begin")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .completion("call:done")
                    .compensation("call:undo")
                    .to("call:acted");
            routes.from("direct:timed")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .timeout("100")
                    .compensation("call:undo")
                    .to("call:acted");
        });
    }
}
