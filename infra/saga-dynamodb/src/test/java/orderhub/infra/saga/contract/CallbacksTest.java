package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.Calls;
import orderhub.infra.saga.contract.support.InMemoryIsWrong;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.CamelSagaCoordinator;

/** Which callbacks are called, in which order, and with what. */
class CallbacksTest {
    private static final String OUTER = "direct:outer";

    @BothServices
    void the_last_that_joined_is_completed_first(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a", "b", "c");
        saga.complete(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPLETED");
        world.awaitCalls("done-c", "done-b", "done-a");
    }

    @BothServices
    void the_last_that_joined_is_undone_first(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a", "b", "c");
        saga.compensate(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPENSATED");
        world.awaitCalls("undo-c", "undo-b", "undo-a");
    }

    @BothServices
    void a_step_that_joins_twice_is_called_twice(SagaWorld world) {
        CamelSagaCoordinator saga = world.newSaga("a", "b", "a");
        saga.complete(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPLETED");
        world.awaitCalls("done-a", "done-b", "done-a");
    }

    @BothServices
    void a_callback_gets_no_body_the_options_with_their_types_and_the_saga(SagaWorld world) {
        Map<String, Object> options = Map.of(
                "text",
                "abc",
                "truth",
                true,
                "number",
                12,
                "long",
                1L << 40,
                "decimal",
                new BigDecimal("12.50"),
                "instant",
                Instant.EPOCH,
                "uuid",
                UUID.randomUUID(),
                "bytes",
                new byte[] {1, 2});
        world.routes(routes -> {
            SagaDefinition saga =
                    routes.from("direct:typed").setBody().constant("body").saga();
            options.forEach((name, value) -> saga.option(name, routes.header(name)));
            saga.completionMode(SagaCompletionMode.MANUAL)
                    .completion("call:done")
                    .setHeader("text")
                    .constant("changed since it joined")
                    .setHeader("other")
                    .constant("no option");
        });
        String saga = String.valueOf(SagaWorld.sagaOf(world.send("direct:typed", options)));
        world.sendWithin(saga, "saga:complete");
        world.awaitCalls("done");
        Calls.Call done = world.calls().of("done").get(0);
        assertThat(done.body()).isNull();
        assertThat(done.headers()).hasSize(options.size() + 1).containsEntry(Exchange.SAGA_LONG_RUNNING_ACTION, saga);
        options.forEach((name, value) -> assertThat(done.header(name)).isEqualTo(value));
    }

    @BothServices
    void an_option_without_a_value_is_left_out(SagaWorld world) {
        world.routes(routes -> routes.from("direct:null")
                .saga()
                .option("missing", routes.header("missing"))
                .completion("call:done")
                .to("call:acted"));
        world.send("direct:null", Map.of());
        world.awaitCalls("acted", "done");
        assertThat(world.calls().of("done").get(0).headers()).containsOnlyKeys(Exchange.SAGA_LONG_RUNNING_ACTION);
    }

    @BothServices
    @InMemoryIsWrong("the options of a route's last join take the place of those of its others")
    void each_join_keeps_its_options(SagaWorld world) {
        world.routes(routes -> {
            routes.from(OUTER).saga().split(routes.body()).to("direct:item");
            routes.from("direct:item")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .option("item", routes.body())
                    .completion("call:done-item")
                    .to("call:acted");
        });
        Exchange items = world.exchange();
        items.getMessage().setBody(List.of("first", "second"));
        world.camel().createProducerTemplate().send(OUTER, items);
        world.awaitCalls("acted", "acted", "done-item", "done-item");
        assertThat(world.calls().of("done-item"))
                .extracting(call -> call.header("item"))
                .containsExactly("second", "first");
    }

    @BothServices
    void a_step_without_callbacks_and_options_does_no_harm(SagaWorld world) {
        world.routes(routes -> {
            routes.from(OUTER)
                    .saga()
                    .completion("call:done-outer")
                    .to("direct:nothing")
                    .to("call:acted");
            routes.from("direct:nothing")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .to("call:acted");
        });
        Exchange sent = world.send(OUTER, Map.of());
        assertThat(sent.getException()).isNull();
        world.awaitCalls("acted", "acted", "done-outer");
    }

    @BothServices
    void a_step_need_not_have_both_callbacks(SagaWorld world) {
        world.routes(routes -> {
            routes.from(OUTER)
                    .saga()
                    .compensation("call:undo-outer")
                    .to("direct:inner")
                    .throwException(IllegalArgumentException.class, "fails");
            routes.from("direct:inner")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .completion("call:done-inner")
                    .to("call:acted");
        });
        world.send(OUTER, Map.of());
        world.awaitCalls("acted", "undo-outer");
    }

    @BothServices
    @InMemoryIsWrong("a step that was refused is called back with those that joined")
    void a_step_whose_option_cannot_be_evaluated_does_not_join(SagaWorld world) {
        world.routes(routes -> {
            routes.from(OUTER).saga().compensation("call:undo-outer").to("direct:inner");
            routes.from("direct:inner")
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .option("length", routes.simple("${header.text.noSuchMethod}"))
                    .compensation("call:undo-inner")
                    .to("call:acted");
        });
        Exchange sent = world.send(OUTER, Map.of("text", "abc"));
        world.awaitCalls("undo-outer");
        assertThat(sent.getException())
                .isExactlyInstanceOf(RuntimeCamelException.class)
                .hasMessage("Cannot evaluate saga option 'length'");
    }
}
