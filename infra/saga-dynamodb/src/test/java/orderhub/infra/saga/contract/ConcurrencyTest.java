package orderhub.infra.saga.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import orderhub.infra.saga.contract.support.BothServices;
import orderhub.infra.saga.contract.support.SagaWorld;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.junit.jupiter.api.AfterEach;

/** Several threads do something with one saga at the same time. */
class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int STEPS = 48;
    private static final int ROUNDS = 15;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @BothServices
    void each_of_many_that_join_at_once_is_called_back_once(SagaWorld world) throws Exception {
        CamelSagaCoordinator saga = world.newSaga();
        List<Future<?>> joins = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String name = "s" + step;
            joins.add(threads.submit(
                    () -> saga.beginStep(world.exchange(), world.step(name)).join()));
        }
        for (Future<?> join : joins) {
            join.get();
        }
        saga.complete(world.exchange()).join();
        world.awaitEnd(saga.getId(), "COMPLETED");
        assertThat(world.calls().names())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, STEPS)
                        .mapToObj(step -> "done-s" + step)
                        .toList());
    }

    @BothServices
    void of_complete_and_compensate_at_once_one_wins(SagaWorld world) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            CamelSagaCoordinator saga = world.newSaga("a", "b");
            List<Boolean> succeeded = atOnce(
                    saga, List.of(end -> end.complete(world.exchange()), end -> end.compensate(world.exchange())));
            boolean completed = succeeded.get(0);
            assertThat(succeeded.get(1)).isEqualTo(!completed);
            world.awaitEnd(saga.getId(), completed ? "COMPLETED" : "COMPENSATED");
            assertThat(world.calls().names())
                    .containsExactlyElementsOf(completed ? List.of("done-b", "done-a") : List.of("undo-b", "undo-a"));
            world.calls().forget();
        }
    }

    @BothServices
    void many_that_complete_at_once_all_succeed_and_call_once(SagaWorld world) throws Exception {
        CamelSagaCoordinator saga = world.newSaga("a", "b");
        Function<CamelSagaCoordinator, CompletableFuture<Void>> complete = end -> end.complete(world.exchange());
        List<Boolean> succeeded = atOnce(
                saga, IntStream.range(0, THREADS).mapToObj(thread -> complete).toList());
        assertThat(succeeded).containsOnly(true);
        world.awaitEnd(saga.getId(), "COMPLETED");
        assertThat(world.calls().names()).containsExactly("done-b", "done-a");
    }

    private List<Boolean> atOnce(
            CamelSagaCoordinator saga, List<Function<CamelSagaCoordinator, CompletableFuture<Void>>> ends)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(ends.size());
        List<Callable<Boolean>> tasks = ends.stream()
                .<Callable<Boolean>>map(end -> () -> {
                    start.await();
                    return end.apply(saga)
                            .handle((done, fault) -> fault == null)
                            .join();
                })
                .toList();
        List<Boolean> succeeded = new ArrayList<>();
        for (Future<Boolean> task : threads.invokeAll(tasks)) {
            succeeded.add(task.get());
        }
        return succeeded;
    }
}
