package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.InMemoryIsWrong;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.model.SagaCompletionMode;

/** Routes, and their context, that stop and start again. */
class RouteLifecycleTest {
    private static final String AUTO = "direct:auto";
    private static final String MANUAL = "direct:manual";

    @BothServices
    @InMemoryIsWrong("the service that all routes share stops with the first of them")
    void a_route_that_stops_leaves_the_sagas_of_others_working(SagaWorld world) throws Exception {
        routes(world);
        String saga = String.valueOf(SagaWorld.sagaOf(world.send(MANUAL, Map.of())));
        world.camel().getRouteController().stopRoute("auto");
        assertThat(world.sendWithin(saga, "saga:complete").getException()).isNull();
        world.awaitCalls("acted", "done-manual");
    }

    @BothServices
    void a_route_that_was_stopped_and_started_works_again(SagaWorld world) throws Exception {
        routes(world);
        world.camel().getRouteController().stopRoute("auto");
        world.camel().getRouteController().startRoute("auto");
        assertThat(world.send(AUTO, Map.of()).getException()).isNull();
        world.awaitCalls("acted", "done-auto");
    }

    @BothServices
    @InMemoryIsWrong("it calls the endpoints that the routes had before")
    void a_saga_goes_on_after_its_context_was_stopped_and_started(SagaWorld world) {
        routes(world);
        String saga = String.valueOf(SagaWorld.sagaOf(world.send(MANUAL, Map.of())));
        world.restart();
        assertThat(world.sendWithin(saga, "saga:complete").getException()).isNull();
        world.awaitCalls("acted", "done-manual");
    }

    @BothServices
    void a_context_that_was_stopped_and_started_begins_sagas_and_times_them_out(SagaWorld world) {
        routes(world);
        world.restart();
        assertThat(world.send(AUTO, Map.of()).getException()).isNull();
        world.awaitCalls("acted", "done-auto");
        assertThat(world.send("direct:timed", Map.of()).getException()).isNull();
        world.awaitCalls("acted", "done-auto", "acted", "undo-timed");
    }

    private static void routes(SagaWorld world) {
        world.routes(routes -> {
            routes.from("direct:done-manual").to("call:done-manual");
            routes.from(AUTO)
                    .routeId("auto")
                    .saga()
                    .completion("call:done-auto")
                    .to("call:acted");
            routes.from(MANUAL)
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .completion("direct:done-manual")
                    .to("call:acted");
            routes.from("direct:timed")
                    .saga()
                    .completionMode(SagaCompletionMode.MANUAL)
                    .timeout("300")
                    .compensation("call:undo-timed")
                    .to("call:acted");
        });
    }
}
