package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.InMemoryIsWrong;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaUnfinishedException;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.jspecify.annotations.Nullable;

/** Callbacks that fail for a while, or for ever. */
class FailingCallbackTest {

    @BothServices
    void a_callback_that_fails_is_called_again_before_the_next_one(SagaWorld world) {
        world.calls().fail("undo-b", SagaWorld.MAX_ATTEMPTS - 1);
        CamelSagaCoordinator saga = world.newSaga("a", "b", "c");
        saga.compensate(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPENSATED");
        world.awaitCalls("undo-c", "undo-b", "undo-a");
        assertThat(world.calls().attempts("undo-b")).isEqualTo(SagaWorld.MAX_ATTEMPTS);
    }

    @BothServices
    void a_callback_that_always_fails_does_not_keep_the_others_from_being_called(SagaWorld world) {
        world.calls().failAlways("undo-b");
        faultOf(world.newSaga("a", "b", "c").compensate(world.exchange()));
        world.awaitCalls("undo-c", "undo-a");
        assertThat(world.calls().attempts("undo-b")).isEqualTo(SagaWorld.MAX_ATTEMPTS);
    }

    @BothServices
    @InMemoryIsWrong("it is COMPENSATED although a step was not undone")
    void a_saga_that_could_not_be_undone_is_not_called_compensated(SagaWorld world) {
        world.calls().failAlways("undo-a");
        CamelSagaCoordinator saga = world.newSaga("a", "b");
        faultOf(saga.compensate(world.exchange()));
        world.awaitCalls("undo-b");
        world.awaitEnd(saga.getId(), "PARKED");
    }

    @BothServices
    @InMemoryIsWrong("it is COMPLETED although a step was not")
    void a_saga_that_could_not_be_completed_is_not_called_completed(SagaWorld world) {
        world.calls().failAlways("done-a");
        CamelSagaCoordinator saga = world.newSaga("a", "b");
        faultOf(saga.complete(world.exchange()));
        world.awaitCalls("done-b");
        world.awaitEnd(saga.getId(), "PARKED");
    }

    @BothServices
    @InMemoryIsWrong("the future is complete before the callbacks are called")
    void whoever_completes_a_saga_waits_for_the_callbacks(SagaWorld world) {
        world.calls().fail("done-a", 2);
        world.newSaga("a", "b").complete(world.exchange()).join();
        assertThat(world.calls().names()).containsExactly("done-b", "done-a");
    }

    @BothServices
    @InMemoryIsWrong("the future succeeds")
    void whoever_completes_a_saga_is_told_that_a_callback_failed(SagaWorld world) {
        world.calls().failAlways("done-a");
        CamelSagaCoordinator saga = world.newSaga("a", "b");
        assertThat(faultOf(saga.complete(world.exchange())))
                .isExactlyInstanceOf(SagaUnfinishedException.class)
                .hasMessage("The saga is parked, cannot complete: IllegalStateException: done-a fails");
        assertThat(faultOf(saga.complete(world.exchange()))).isExactlyInstanceOf(SagaUnfinishedException.class);
        assertThat(faultOf(saga.compensate(world.exchange())))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot compensate: status is PARKED");
    }

    @BothServices
    @InMemoryIsWrong("the route succeeds")
    void a_route_whose_saga_could_not_be_completed_fails(SagaWorld world) {
        world.calls().failAlways("done");
        world.routes(routes ->
                routes.from("direct:auto").saga().completion("call:done").to("call:acted"));
        assertThat(world.send("direct:auto", Map.of()).getException())
                .isExactlyInstanceOf(SagaUnfinishedException.class);
    }

    @BothServices
    @InMemoryIsWrong("nobody is told that a step was not undone")
    void a_route_whose_saga_could_not_be_undone_fails_with_both_reasons(SagaWorld world) {
        world.calls().failAlways("undo");
        world.routes(routes -> routes.from("direct:auto")
                .saga()
                .compensation("call:undo")
                .throwException(IllegalArgumentException.class, "declined"));
        Exchange sent = world.send("direct:auto", Map.of());
        assertThat(sent.getException())
                .isExactlyInstanceOf(SagaUnfinishedException.class)
                .hasRootCauseMessage("declined");
        assertThat(sent.getException(IllegalArgumentException.class)).isNotNull();
    }

    private static @Nullable Throwable faultOf(CompletableFuture<Void> future) {
        return future.<@Nullable Throwable>handle((done, fault) -> fault).join();
    }
}
