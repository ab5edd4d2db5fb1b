package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.jspecify.annotations.Nullable;

/** What may be done with a saga that was completed or compensated before, or that there is not. */
class FinishTest {

    @BothServices
    void nobody_joins_a_completed_saga(SagaWorld world) {
        CamelSagaCoordinator saga = completed(world);
        assertRefused(saga.beginStep(world.exchange(), world.step("late")), "Cannot begin: status is COMPLETED");
        world.awaitCalls("done-a");
    }

    @BothServices
    void nobody_joins_a_compensated_saga(SagaWorld world) {
        CamelSagaCoordinator saga = compensated(world);
        assertRefused(saga.beginStep(world.exchange(), world.step("late")), "Cannot begin: status is COMPENSATED");
        world.awaitCalls("undo-a");
    }

    @BothServices
    void a_route_that_is_late_does_not_act(SagaWorld world) {
        world.routes(routes -> routes.from("direct:late")
                .saga()
                .propagation(SagaPropagation.MANDATORY)
                .to("call:acted"));
        Exchange sent = world.sendWithin(completed(world).getId(), "direct:late");
        assertThat(sent.getException())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot begin: status is COMPLETED");
        world.awaitCalls("done-a");
    }

    @BothServices
    void completing_again_is_fine_and_calls_nobody(SagaWorld world) {
        CamelSagaCoordinator saga = completed(world);
        assertThat(faultOf(saga.complete(world.exchange()))).isNull();
        assertThat(faultOf(saga.complete(null))).isNull();
        world.awaitCalls("done-a");
    }

    @BothServices
    void compensating_again_is_fine_and_calls_nobody(SagaWorld world) {
        CamelSagaCoordinator saga = compensated(world);
        assertThat(faultOf(saga.compensate(world.exchange()))).isNull();
        assertThat(faultOf(saga.compensate(null))).isNull();
        world.awaitCalls("undo-a");
    }

    @BothServices
    void a_completed_saga_is_not_compensated(SagaWorld world) {
        assertRefused(completed(world).compensate(world.exchange()), "Cannot compensate: status is COMPLETED");
        world.awaitCalls("done-a");
    }

    @BothServices
    void a_compensated_saga_is_not_completed(SagaWorld world) {
        assertRefused(compensated(world).complete(world.exchange()), "Cannot complete: status is COMPENSATED");
        world.awaitCalls("undo-a");
    }

    @BothServices
    void a_saga_that_nobody_joined_ends_as_well(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga();
        assertThat(faultOf(saga.compensate(world.exchange()))).isNull();
        assertRefused(saga.complete(world.exchange()), "Cannot complete: status is COMPENSATED");
        assertRefused(saga.beginStep(world.exchange(), world.step("late")), "Cannot begin: status is COMPENSATED");
        assertThat(world.calls().names()).isEmpty();
    }

    @BothServices
    void a_saga_is_found_by_its_id(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga();
        assertThat(world.sagas().getSaga(saga.getId()).join().getId()).isEqualTo(saga.getId());
        assertThat(world.newSaga().getId()).isNotEqualTo(saga.getId());
    }

    @BothServices
    void an_id_of_no_saga_gives_null(SagaWorld world) {
        assertThat(world.sagas().getSaga("no-such-saga").join()).isNull();
        assertThat(world.sagas().getSaga("").join()).isNull();
        assertThat(world.sagas().getSaga("\u0000 \uD800 / %").join()).isNull();
        assertThat(world.sagas().getSaga("A".repeat(40)).join()).isNull();
        assertThat(world.sagas().getSaga("A".repeat(100_000)).join()).isNull();
    }

    private static CamelSagaCoordinator completed(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a");
        saga.complete(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPLETED");
        return saga;
    }

    private static CamelSagaCoordinator compensated(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a");
        saga.compensate(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPENSATED");
        return saga;
    }

    /** As Camel's processors see it, they do not look into a wrapper. */
    private static void assertRefused(CompletableFuture<Void> future, String message) {
        assertThat(faultOf(future))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    private static @Nullable Throwable faultOf(CompletableFuture<Void> future) {
        return future.<@Nullable Throwable>handle((done, fault) -> fault).join();
    }
}
