package orderhub.infra.saga.contract;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaUnfinishedException;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A callback that cannot be called has not failed: it is called once it can be. */
class NotCalledTest {
    private static final Duration PATIENCE = ofMillis(300);

    @Test
    void a_saga_waits_for_a_thread_that_others_have() throws Exception {
        SagaTestTable table =
                SagaTestTable.create(settings -> settings.callbackThreads(1).callerWait(PATIENCE));
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        try (SagaWorld node = table.node()) {
            node.routes(routes -> routes.from("direct:slow").process(exchange -> {
                taken.countDown();
                gate.await();
            }));
            CamelSagaCoordinator slow = joined(node, "direct:slow", null);
            CompletableFuture<Void> busy = CompletableFuture.runAsync(
                    () -> slow.compensate(node.exchange()).join());
            taken.await();
            CamelSagaCoordinator waiting = node.newSaga("a");
            assertThat(faultOf(waiting.compensate(node.exchange())))
                    .isExactlyInstanceOf(SagaUnfinishedException.class)
                    .hasMessageContaining("No thread is free for callbacks");
            assertThat(table.stored(waiting.getId()).steps().get(0).attempts()).isZero();
            gate.countDown();
            busy.join();
            node.awaitCalls("undo-a");
            node.awaitEnd(waiting.getId(), "COMPENSATED");
        }
    }

    @Test
    void a_callback_that_cannot_be_stopped_parks_no_other_saga() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.callbackThreads(1)
                .callbackTimeout(ofMillis(50))
                .callerWait(PATIENCE)
                .maxAttempts(2));
        CountDownLatch gate = new CountDownLatch(1);
        try (SagaWorld node = table.node()) {
            node.routes(routes -> routes.from("direct:deaf").process(exchange -> awaitDeaf(gate)));
            faultOf(joined(node, "direct:deaf", null).compensate(node.exchange()));
            CamelSagaCoordinator other = node.newSaga("a", "b");
            faultOf(other.compensate(node.exchange()));
            assertThat(table.stored(other.getId()).status()).isEqualTo(SagaStatus.COMPENSATING);
            gate.countDown();
            node.awaitEnd(other.getId(), "COMPENSATED");
            node.awaitCalls("undo-b", "undo-a");
        } finally {
            gate.countDown();
        }
    }

    @Test
    void an_interrupted_route_decides_and_leaves_the_callbacks_to_others() {
        SagaTestTable table = SagaTestTable.create();
        try (SagaWorld node = table.node()) {
            CamelSagaCoordinator saga = node.newSaga("a");
            Thread.currentThread().interrupt();
            Throwable fault = faultOf(saga.compensate(node.exchange()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(fault).isExactlyInstanceOf(SagaUnfinishedException.class);
            node.awaitCalls("undo-a");
            node.awaitEnd(saga.getId(), "COMPENSATED");
            assertThat(table.stored(saga.getId()).steps().get(0).attempts()).isZero();
        }
    }

    @Test
    void a_suspended_context_takes_up_nothing_until_it_is_resumed() {
        SagaTestTable table = SagaTestTable.create();
        try (SagaWorld node = table.node();
                SagaWorld other = table.node()) {
            node.routes(routes -> routes.from("direct:undo").to("call:undone"));
            CamelSagaCoordinator saga = joined(node, "direct:undo?block=false", ofSeconds(1));
            CamelSagaCoordinator later = other.newSaga();
            node.camel().suspend();
            later.beginStep(other.exchange(), other.step("later", ofSeconds(2))).join();
            other.awaitCalls("undo-later");
            assertThat(table.stored(saga.getId()).status()).isEqualTo(SagaStatus.RUNNING);
            node.camel().resume();
            node.awaitCalls("undone");
            node.awaitEnd(saga.getId(), "COMPENSATED");
            assertThat(table.stored(saga.getId()).steps().get(0).attempts()).isZero();
        }
    }

    @Test
    void a_callback_whose_route_is_suspended_while_it_is_wanted_was_not_called() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.maxAttempts(1));
        try (SagaWorld node = table.node()) {
            node.routes(routes -> routes.from("direct:undo").to("call:undone"));
            CamelSagaCoordinator saga = joined(node, "direct:undo?block=false", null);
            node.camel().suspend();
            assertThat(faultOf(saga.compensate(node.exchange())))
                    .isExactlyInstanceOf(SagaUnfinishedException.class)
                    .hasMessageContaining("This node is stopping or suspended");
            assertThat(table.stored(saga.getId()).status()).isEqualTo(SagaStatus.COMPENSATING);
            node.camel().resume();
            node.awaitCalls("undone");
        }
    }

    private static CamelSagaCoordinator joined(SagaWorld node, String undo, @Nullable Duration timeout) {
        CamelSagaCoordinator saga = node.newSaga();
        CamelSagaStep step = new CamelSagaStep(
                node.camel().getEndpoint(undo), null, Map.of(), timeout == null ? null : timeout.toMillis());
        saga.beginStep(node.exchange(), step).join();
        return saga;
    }

    /** As code does that takes no interrupt for an answer. */
    private static void awaitDeaf(CountDownLatch gate) {
        boolean open = false;
        while (!open) {
            try {
                gate.await();
                open = true;
            } catch (InterruptedException ignored) {
                // That is what makes it deaf.
            }
        }
    }

    private static @Nullable Throwable faultOf(CompletableFuture<Void> future) {
        return future.<@Nullable Throwable>handle((done, fault) -> fault).join();
    }
}
