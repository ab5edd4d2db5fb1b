package orderhub.infra.saga.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import orderhub.infra.saga.model.Goal;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.testing.TestNode;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ListenersTest {
    static List<Throwable> faults() {
        return List.of(new IllegalStateException("broken"), new AssertionError("broken"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_listener_that_throws_harms_neither_saga_nor_other_listeners(Throwable fault) {
        TestTable table = new TestTable();
        try (TestNode node = new TestNode(table.client(), table.settings(), "a")) {
            node.service().addListener(alwaysThrowing(fault));
            CamelSagaCoordinator saga = node.begin();
            node.join(saga, "a");
            node.end(saga, Goal.COMPLETE);
            assertThat(table.store().get(saga.getId()).orElseThrow().status()).isEqualTo(SagaStatus.COMPLETED);
            assertThat(node.told()).containsExactly("started", "completed");
            assertThat(node.calls()).containsExactly("finish-a");
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tells_those_after_one_that_throws(Throwable fault) {
        Listeners listeners = new Listeners();
        listeners.add(alwaysThrowing(fault));
        int[] told = {0};
        listeners.add(new SagaListener() {
            @Override
            public void called(Goal goal, Duration took, boolean succeeded) {
                told[0]++;
            }
        });
        listeners.called(Goal.COMPLETE, Duration.ZERO, true);
        assertThat(told[0]).isEqualTo(1);
    }

    private static SagaListener alwaysThrowing(Throwable fault) {
        return (SagaListener) Proxy.newProxyInstance(
                ListenersTest.class.getClassLoader(),
                new Class<?>[] {SagaListener.class},
                (proxy, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.getName().equals("hashCode") ? (Object) 1 : (Object) (proxy == arguments[0]);
                    }
                    throw fault;
                });
    }
}
