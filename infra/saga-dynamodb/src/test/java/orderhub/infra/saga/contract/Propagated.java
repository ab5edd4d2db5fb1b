package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.contract.support.Calls;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.jspecify.annotations.Nullable;

/** A route with a saga step, and checks of what becomes of messages sent to it. */
final class Propagated {
    private static final String ACTED = "acted";
    private static final String FAIL = "fail";

    private final SagaWorld world;
    private final String route;

    /** Which saga a message is part of. */
    enum Part {
        OF_NONE,
        OF_OUTER,
        OF_NEW,
        /** The route's action was not reached. */
        REFUSED
    }

    private Propagated(SagaWorld world, String route) {
        this.world = world;
        this.route = route;
    }

    static Propagated by(SagaWorld world, SagaPropagation propagation, SagaCompletionMode mode) {
        String route = "direct:" + propagation + "-" + mode;
        world.routes(routes -> {
            SagaDefinition saga = routes.from(route).saga().propagation(propagation);
            if (propagation != SagaPropagation.NOT_SUPPORTED && propagation != SagaPropagation.NEVER) {
                saga.completion("call:done-step").compensation("call:undo-step");
            }
            saga.completionMode(mode)
                    .to("call:" + ACTED)
                    .filter(routes.header(FAIL))
                    .throwException(IllegalArgumentException.class, FAIL);
        });
        return new Propagated(world, route);
    }

    Propagated outside(Part during, Part after, String... callbacks) {
        check(null, false, during, after, callbacks);
        return this;
    }

    Propagated outsideFailing(Part during, Part after, String... callbacks) {
        check(null, true, during, after, callbacks);
        return this;
    }

    Propagated within(Part during, Part after, String... callbacks) {
        check(world.newSaga("outer"), false, during, after, callbacks);
        return this;
    }

    Propagated withinFailing(Part during, Part after, String... callbacks) {
        check(world.newSaga("outer"), true, during, after, callbacks);
        return this;
    }

    private void check(
            @Nullable CamelSagaCoordinator outer, boolean fails, Part during, Part after, String... callbacks) {
        world.calls().forget();
        Exchange sent = world.send(route, headers(outer, fails));
        String outerId = outer == null ? null : outer.getId();
        String afterwards = SagaWorld.sagaOf(sent);

        assertThat(sent.getException()).satisfies(exception -> {
            if (during == Part.REFUSED) {
                assertThat(exception).isExactlyInstanceOf(CamelExchangeException.class);
            } else if (fails) {
                assertThat(exception).hasMessage(FAIL);
            } else {
                assertThat(exception).isNull();
            }
        });
        assertThat(during(outerId)).isEqualTo(during);
        assertThat(part(afterwards, outerId)).isEqualTo(after);
        if (after == Part.OF_NEW) {
            complete(String.valueOf(afterwards));
        }
        if (outerId != null) {
            if (during == Part.OF_NEW) {
                // The inner saga ends by itself and aside: its callbacks come first only if they are waited for.
                assertCallbacks(Arrays.copyOf(callbacks, callbacks.length - 1));
            }
            complete(outerId);
        }
        assertCallbacks(callbacks);
    }

    private static Map<String, Object> headers(@Nullable CamelSagaCoordinator outer, boolean fails) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(FAIL, fails);
        if (outer != null) {
            headers.put(Exchange.SAGA_LONG_RUNNING_ACTION, outer.getId());
        }
        return headers;
    }

    private Part during(@Nullable String outerId) {
        List<Calls.Call> acted = world.calls().of(ACTED);
        if (acted.isEmpty()) {
            return Part.REFUSED;
        }
        return part((String) acted.get(0).header(Exchange.SAGA_LONG_RUNNING_ACTION), outerId);
    }

    private static Part part(@Nullable String sagaId, @Nullable String outerId) {
        if (sagaId == null) {
            return Part.OF_NONE;
        }
        return sagaId.equals(outerId) ? Part.OF_OUTER : Part.OF_NEW;
    }

    private void complete(String sagaId) {
        assertThat(world.status(sagaId)).isEqualTo("RUNNING");
        world.sagas().getSaga(sagaId).join().complete(world.exchange()).join();
        world.awaitEnd(sagaId, "COMPLETED");
    }

    private void assertCallbacks(String... callbacks) {
        world.await().untilAsserted(() -> assertThat(world.calls().names())
                .filteredOn(name -> !name.equals(ACTED))
                .containsExactly(callbacks));
    }
}
