package orderhub.infra.saga.contract;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.saga.CamelSagaCoordinator;

/** A saga that still runs when the timeout of a step has passed is compensated. */
class TimeoutTest {
    private static final Duration SHORT = ofMillis(300);
    /** Enough for another step to join, or for somebody to complete the saga, on a machine that is busy. */
    private static final Duration ENOUGH = ofSeconds(1);

    private static final Duration LONG = ofSeconds(60);

    @BothServices
    void a_saga_is_compensated_when_its_time_is_up(SagaWorld world) {
        world.routes(routes -> routes.from("direct:manual")
                .saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .timeout(SHORT)
                .option("id", routes.header("id"))
                .compensation("call:undo")
                .to("call:acted"));
        Exchange sent = world.send("direct:manual", Map.of("id", "o-1"));
        assertThat(sent.getException()).isNull();
        world.awaitCalls("acted", "undo");
        assertThat(world.calls().of("undo").get(0).header("id")).isEqualTo("o-1");
        String saga = String.valueOf(SagaWorld.sagaOf(sent));
        world.awaitEnd(saga, "COMPENSATED");
        assertThat(world.sendWithin(saga, "saga:complete").getException())
                .hasRootCauseMessage("Cannot complete: status is COMPENSATED");
    }

    @BothServices
    void a_route_that_takes_too_long_cannot_complete_its_saga(SagaWorld world) {
        world.routes(routes -> routes.from("direct:slow")
                .saga()
                .timeout(SHORT)
                .completion("call:done")
                .compensation("call:undo")
                .process(exchange -> world.awaitEnd(String.valueOf(SagaWorld.sagaOf(exchange)), "COMPENSATED")));
        assertThat(world.send("direct:slow", Map.of()).getException())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot complete: status is COMPENSATED");
        world.awaitCalls("undo");
    }

    @BothServices
    void a_shorter_timeout_of_a_later_step_counts(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga();
        saga.beginStep(world.exchange(), world.step("a", LONG)).join();
        saga.beginStep(world.exchange(), world.step("b", SHORT)).join();
        world.awaitCalls("undo-b", "undo-a");
    }

    @BothServices
    void a_longer_timeout_of_a_later_step_does_not_put_it_off(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga();
        saga.beginStep(world.exchange(), world.step("a", ENOUGH)).join();
        saga.beginStep(world.exchange(), world.step("b", LONG)).join();
        world.awaitCalls("undo-b", "undo-a");
    }

    @BothServices
    void a_later_step_without_timeout_does_not_put_it_off(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga();
        saga.beginStep(world.exchange(), world.step("a", ENOUGH)).join();
        saga.beginStep(world.exchange(), world.step("b")).join();
        world.awaitCalls("undo-b", "undo-a");
    }

    @BothServices
    void a_timeout_counts_from_when_its_step_joins(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a");
        CamelSagaCoordinator clock = world.newSaga();
        clock.beginStep(world.exchange(), world.step("clock", SHORT)).join();
        world.awaitCalls("undo-clock");
        saga.beginStep(world.exchange(), world.step("b", SHORT)).join();
        world.awaitCalls("undo-clock", "undo-b", "undo-a");
    }

    @BothServices
    void a_saga_that_has_ended_is_not_timed_out(SagaWorld world) {
        CamelSagaCoordinator completed = world.newSaga();
        completed.beginStep(world.exchange(), world.step("a", ENOUGH)).join();
        completed.complete(world.exchange()).join();
        world.awaitCalls("done-a");
        CamelSagaCoordinator compensated = world.newSaga();
        compensated.beginStep(world.exchange(), world.step("b", ENOUGH)).join();
        compensated.compensate(world.exchange()).join();
        world.awaitCalls("done-a", "undo-b");

        CamelSagaCoordinator clock = world.newSaga();
        clock.beginStep(world.exchange(), world.step("clock", ENOUGH)).join();
        world.awaitCalls("done-a", "undo-b", "undo-clock");
        world.awaitEnd(completed.getId(), "COMPLETED");
    }
}
