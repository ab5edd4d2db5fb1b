package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;

/** What Camel's error handling makes of a saga: one whose error was handled inside of it has succeeded. */
class ErrorHandlingTest {

    @BothServices
    void a_saga_whose_error_was_handled_completes(SagaWorld world) {
        world.routes(routes -> routes.from("direct:handled")
                .onException(IllegalArgumentException.class)
                .handled(true)
                .end()
                .saga()
                .completion("call:done")
                .compensation("call:undo")
                .throwException(IllegalArgumentException.class, "fails"));
        assertThat(world.send("direct:handled", Map.of()).getException()).isNull();
        world.awaitCalls("done");
    }

    @BothServices
    void a_saga_whose_message_went_to_a_dead_letter_channel_completes(SagaWorld world) {
        world.routes(routes -> routes.from("direct:dead")
                .errorHandler(routes.deadLetterChannel("call:dead"))
                .saga()
                .completion("call:done")
                .compensation("call:undo")
                .throwException(IllegalArgumentException.class, "fails"));
        assertThat(world.send("direct:dead", Map.of()).getException()).isNull();
        world.awaitCalls("dead", "done");
    }

    @BothServices
    void an_error_that_is_caught_around_a_saga_compensates_it(SagaWorld world) {
        world.routes(routes -> {
            routes.from("direct:caught")
                    .doTry()
                    .to("direct:saga")
                    .doCatch(IllegalArgumentException.class)
                    .to("call:caught");
            routes.from("direct:saga")
                    .saga()
                    .completion("call:done")
                    .compensation("call:undo")
                    .throwException(IllegalArgumentException.class, "fails");
        });
        assertThat(world.send("direct:caught", Map.of()).getException()).isNull();
        world.await()
                .untilAsserted(() -> assertThat(world.calls().names()).containsExactlyInAnyOrder("undo", "caught"));
    }
}
