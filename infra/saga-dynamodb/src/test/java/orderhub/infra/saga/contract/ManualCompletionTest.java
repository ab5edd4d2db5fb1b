package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.model.SagaCompletionMode;

/** Routes that complete or compensate a saga by hand, with {@code saga:complete} and {@code saga:compensate}. */
class ManualCompletionTest {

    @BothServices
    void a_manual_saga_runs_until_a_message_completes_it(SagaWorld world) {
        String saga = begun(world);
        assertThat(world.status(saga)).isEqualTo("RUNNING");
        assertThat(world.sendWithin(saga, "saga:complete").getException()).isNull();
        world.awaitEnd(saga, "COMPLETED");
        world.awaitCalls("acted", "done");
    }

    @BothServices
    void a_manual_saga_runs_until_a_message_compensates_it(SagaWorld world) {
        String saga = begun(world);
        assertThat(world.sendWithin(saga, "saga:compensate").getException()).isNull();
        world.awaitEnd(saga, "COMPENSATED");
        world.awaitCalls("acted", "undo");
    }

    @BothServices
    void its_own_route_may_end_a_manual_saga(SagaWorld world) {
        world.routes(routes -> routes.from("direct:both")
                .saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .completion("call:done")
                .compensation("call:undo")
                .choice()
                .when(routes.header("good"))
                .to("saga:complete")
                .otherwise()
                .to("saga:compensate"));
        assertThat(world.send("direct:both", Map.of("good", true)).getException())
                .isNull();
        world.awaitCalls("done");
        assertThat(world.send("direct:both", Map.of("good", false)).getException())
                .isNull();
        world.awaitCalls("done", "undo");
    }

    @BothServices
    void an_automatic_saga_may_be_completed_early(SagaWorld world) {
        world.routes(routes -> routes.from("direct:early")
                .saga()
                .completion("call:done")
                .to("saga:complete")
                .to("call:after"));
        assertThat(world.send("direct:early", Map.of()).getException()).isNull();
        world.await().untilAsserted(() -> assertThat(world.calls().names()).containsExactlyInAnyOrder("done", "after"));
    }

    @BothServices
    void an_automatic_saga_that_was_compensated_by_hand_cannot_complete(SagaWorld world) {
        world.routes(routes -> routes.from("direct:undone")
                .saga()
                .completion("call:done")
                .compensation("call:undo")
                .to("saga:compensate"));
        assertThat(world.send("direct:undone", Map.of()).getException())
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageMatching("Cannot complete: status is COMPENSAT(ING|ED)");
        world.awaitCalls("undo");
    }

    @BothServices
    void a_message_that_is_part_of_no_saga_ends_none(SagaWorld world) {
        String running = begun(world);
        for (String uri : new String[] {"saga:complete", "saga:compensate"}) {
            assertThat(world.send(uri, Map.of()).getException())
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("Current exchange is not bound to a saga context: cannot complete");
            assertThat(world.sendWithin("no-such-saga", uri).getException())
                    .hasRootCauseInstanceOf(IllegalStateException.class)
                    .hasRootCauseMessage("No coordinator found for saga id no-such-saga");
        }
        assertThat(world.status(running)).isEqualTo("RUNNING");
    }

    private static String begun(SagaWorld world) {
        world.routes(routes -> routes.from("direct:manual")
                .saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .completion("call:done")
                .compensation("call:undo")
                .to("call:acted"));
        return String.valueOf(SagaWorld.sagaOf(world.send("direct:manual", Map.of())));
    }
}
