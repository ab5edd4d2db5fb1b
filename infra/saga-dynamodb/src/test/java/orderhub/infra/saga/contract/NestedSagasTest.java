package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaPropagation;

/** A route with a saga of its own, called from within another. */
class NestedSagasTest {

    @BothServices
    void what_the_inner_saga_completed_stays_when_the_outer_one_fails(SagaWorld world) {
        inner(world, SagaPropagation.REQUIRES_NEW);
        world.routes(routes -> routes.from("direct:outer")
                .saga()
                .completion("call:done-outer")
                .compensation("call:undo-outer")
                .to("direct:inner")
                .throwException(IllegalArgumentException.class, "outer fails"));
        Exchange sent = world.send("direct:outer", Map.of());
        assertThat(sent.getException()).hasMessage("outer fails");
        assertThat(SagaWorld.sagaOf(sent)).isNull();
        world.await().untilAsserted(() -> assertThat(world.calls().names())
                .containsExactlyInAnyOrder("acted", "done-inner", "undo-outer"));
    }

    @BothServices
    void what_fails_in_the_inner_saga_undoes_both(SagaWorld world) {
        inner(world, SagaPropagation.REQUIRES_NEW);
        world.routes(routes -> routes.from("direct:outer")
                .saga()
                .completion("call:done-outer")
                .compensation("call:undo-outer")
                .to("direct:inner"));
        assertThat(world.send("direct:outer", Map.of("fail", true)).getException())
                .hasMessage("inner fails");
        world.await().untilAsserted(() -> assertThat(world.calls().names())
                .containsExactlyInAnyOrder("acted", "undo-inner", "undo-outer"));
    }

    @BothServices
    void an_outer_saga_that_catches_it_goes_on_as_itself(SagaWorld world) {
        inner(world, SagaPropagation.REQUIRES_NEW);
        catching(world);
        Exchange sent = world.send("direct:outer", Map.of("fail", true));
        assertThat(sent.getException()).isNull();
        world.await().untilAsserted(() -> assertThat(world.calls().names())
                .containsExactlyInAnyOrder("before", "acted", "undo-inner", "after", "done-outer"));
        assertThat(sagaSeenBy(world, "after")).isEqualTo(sagaSeenBy(world, "before"));
        assertThat(sagaSeenBy(world, "acted")).isNotEqualTo(sagaSeenBy(world, "before"));
    }

    @BothServices
    void a_failed_step_that_was_caught_is_completed_with_the_others(SagaWorld world) {
        inner(world, SagaPropagation.MANDATORY);
        catching(world);
        Exchange sent = world.send("direct:outer", Map.of("fail", true));
        assertThat(sent.getException()).isNull();
        world.awaitCalls("before", "acted", "after", "done-inner", "done-outer");
    }

    private static void inner(SagaWorld world, SagaPropagation propagation) {
        world.routes(routes -> routes.from("direct:inner")
                .saga()
                .propagation(propagation)
                .completion("call:done-inner")
                .compensation("call:undo-inner")
                .to("call:acted")
                .filter(routes.header("fail"))
                .throwException(IllegalArgumentException.class, "inner fails"));
    }

    private static void catching(SagaWorld world) {
        world.routes(routes -> routes.from("direct:outer")
                .saga()
                .completion("call:done-outer")
                .compensation("call:undo-outer")
                .to("call:before")
                .doTry()
                .to("direct:inner")
                .doCatch(IllegalArgumentException.class)
                .end()
                .to("call:after"));
    }

    private static Object sagaSeenBy(SagaWorld world, String call) {
        return String.valueOf(world.calls().of(call).get(0).header(Exchange.SAGA_LONG_RUNNING_ACTION));
    }
}
