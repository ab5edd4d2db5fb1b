package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import orderhub.infra.saga.model.CallbackState;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.SagaUnfinishedException;
import orderhub.infra.saga.testing.TestNode;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.Processor;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallbackFaultTest {
    private static final int MAX_ATTEMPTS = 3;

    private final TestTable table = new TestTable(with -> with.maxAttempts(MAX_ATTEMPTS)
            .firstBackoff(Duration.ofMillis(2))
            .longestBackoff(Duration.ofMillis(5))
            .sweepEvery(Duration.ofMillis(50))
            .callbackTimeout(Duration.ofMillis(150))
            .callbackThreads(MAX_ATTEMPTS + 1)
            .drain(Duration.ofMillis(100)));
    private final TestNode node = new TestNode(table.client(), table.settings(), "a", "b", "c");

    @AfterEach
    void stop() {
        node.close();
    }

    static List<Named<Processor>> faults() {
        return List.of(
                Named.of("throws an exception", exchange -> {
                    throw new IllegalStateException("broken");
                }),
                Named.of("leaves an exception", exchange -> exchange.setException(new IOException("broken"))),
                Named.of("throws an assertion error", exchange -> {
                    throw new AssertionError("broken");
                }),
                Named.of(
                        "overflows the stack", exchange -> exchange.getMessage().setBody(deeper(1))),
                Named.of("hangs", exchange -> new CountDownLatch(1).await()),
                Named.of("hangs and cannot be interrupted", exchange -> hang()));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void parks_a_saga_whose_callback_always_fails_after_calling_the_others(Processor fault) {
        node.on("undo-b", fault);
        CamelSagaCoordinator saga = begun();
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE))
                .isInstanceOf(SagaUnfinishedException.class)
                .hasMessageStartingWith("The saga is parked, cannot compensate: ");
        assertThat(node.calls()).containsExactly("undo-c", "undo-b", "undo-b", "undo-b", "undo-a");
        Saga parked = stored(saga);
        assertThat(parked.status()).isEqualTo(SagaStatus.PARKED);
        assertThat(parked.steps())
                .extracting(SagaStep::callback)
                .containsExactly(CallbackState.DONE, CallbackState.FAILED, CallbackState.DONE);
        assertThat(parked.steps().get(1).attempts()).isEqualTo(MAX_ATTEMPTS);
        assertThat(parked.steps().get(1).problem()).isNotBlank();
        assertThat(node.told()).containsExactly("started", "parked");
    }

    @Test
    void parks_a_saga_whose_callback_has_no_route_any_more() throws Exception {
        node.camel().getRouteController().stopRoute("finish-b");
        CamelSagaCoordinator saga = begun();
        assertThatThrownBy(() -> node.end(saga, Goal.COMPLETE)).isInstanceOf(SagaUnfinishedException.class);
        assertThat(node.calls()).containsExactly("finish-c", "finish-a");
        assertThat(stored(saga).steps().get(1).problem()).contains("direct://finish-b");
        assertThat(node.told()).containsExactly("started", "parked");
    }

    @Test
    void tells_who_asks_again_that_a_saga_is_parked_and_calls_nothing() {
        node.on("undo-a", exchange -> {
            throw new IllegalStateException("broken");
        });
        CamelSagaCoordinator saga = begun();
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE)).isInstanceOf(SagaUnfinishedException.class);
        List<String> calls = List.copyOf(node.calls());
        assertThatThrownBy(() -> node.end(saga, Goal.COMPENSATE))
                .isInstanceOf(SagaUnfinishedException.class)
                .hasMessageContaining("is parked: an operator has to act");
        assertThatThrownBy(() -> node.end(saga, Goal.COMPLETE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot complete: status is PARKED");
        assertThat(node.calls()).isEqualTo(calls);
        assertThat(node.told()).containsExactly("started", "parked");
    }

    @Test
    void a_call_for_which_no_thread_is_free_is_no_attempt_and_is_made_later() {
        TestTable narrow = new TestTable(with -> with.callbackThreads(1)
                .maxAttempts(1)
                .firstBackoff(Duration.ofMillis(2))
                .sweepEvery(Duration.ofMillis(50))
                .callerWait(Duration.ofMillis(20)));
        try (TestNode busy = new TestNode(narrow.client(), narrow.settings(), "a", "b")) {
            CountDownLatch called = new CountDownLatch(1);
            CountDownLatch free = new CountDownLatch(1);
            busy.on("undo-a", exchange -> {
                called.countDown();
                free.await();
            });
            CamelSagaCoordinator first = joined(busy, "a");
            CamelSagaCoordinator second = joined(busy, "b");
            var firstEnd = CompletableFuture.runAsync(() -> busy.end(first, Goal.COMPENSATE));
            await().until(() -> called.getCount() == 0);
            assertThatThrownBy(() -> busy.end(second, Goal.COMPENSATE))
                    .isInstanceOf(SagaUnfinishedException.class)
                    .hasMessageContaining("No thread is free for callbacks");
            free.countDown();
            assertThat(firstEnd).succeedsWithin(Duration.ofSeconds(5));
            Saga ended = await().until(
                            () -> narrow.store().get(second.getId()).orElseThrow(),
                            saga -> saga.status() == SagaStatus.COMPENSATED);
            assertThat(ended.steps().get(0).attempts()).isZero();
            assertThat(busy.calls()).containsExactly("undo-a", "undo-b");
        }
    }

    @Test
    void tells_who_asks_again_that_callbacks_are_still_to_be_called() {
        TestTable impatient = new TestTable(with -> with.callerWait(Duration.ZERO)
                .firstBackoff(Duration.ofSeconds(60))
                .longestBackoff(Duration.ofSeconds(60)));
        try (TestNode hasty = new TestNode(impatient.client(), impatient.settings(), "a")) {
            hasty.on("finish-a", exchange -> {
                throw new IllegalStateException("broken");
            });
            CamelSagaCoordinator saga = joined(hasty, "a");
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(() -> hasty.end(saga, Goal.COMPLETE))
                        .isInstanceOf(SagaUnfinishedException.class)
                        .hasMessageContaining("its callbacks are called again later");
            }
            assertThat(hasty.calls()).containsExactly("finish-a");
        }
    }

    /** As {@code direct} does unless it is told not to, for longer than a callback may take. */
    @Test
    void an_attempt_is_not_wasted_on_a_route_that_is_suspended_and_lets_its_callers_wait() {
        TestTable once = new TestTable(with -> with.maxAttempts(1).callbackTimeout(Duration.ofMillis(300)));
        try (TestNode waiting = new TestNode(once.client(), once.settings(), "a")) {
            waiting.camel().getComponent("direct", DirectComponent.class).setBlock(true);
            CamelSagaCoordinator saga = joined(waiting, "a");
            waiting.camel().suspend();
            assertThatThrownBy(() -> waiting.end(saga, Goal.COMPENSATE)).isInstanceOf(SagaUnfinishedException.class);
            waiting.camel().resume();
            await().until(() -> once.store().get(saga.getId()).orElseThrow().status() == SagaStatus.COMPENSATED);
        }
    }

    private static CamelSagaCoordinator joined(TestNode node, String participant) {
        CamelSagaCoordinator saga = node.begin();
        node.join(saga, participant);
        return saga;
    }

    private CamelSagaCoordinator begun() {
        CamelSagaCoordinator saga = node.begin();
        List.of("a", "b", "c").forEach(participant -> node.join(saga, participant));
        return saga;
    }

    private Saga stored(CamelSagaCoordinator saga) {
        return table.store().get(saga.getId()).orElseThrow();
    }

    private static int deeper(int depth) {
        return depth == Integer.MAX_VALUE ? 0 : deeper(depth + 1) + 1;
    }

    /** Until the test ends, and its daemon threads with it. */
    private static void hang() {
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }
}
