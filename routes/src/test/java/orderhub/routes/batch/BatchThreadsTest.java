package orderhub.routes.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchThreadsTest {

    @Test
    void what_finds_no_thread_and_no_room_is_done_by_whoever_brings_it() throws InterruptedException {
        BatchThreads threads = new BatchThreads(1, 1);
        CountDownLatch end = new CountDownLatch(1);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        threads.execute(() -> hold(workers, end));
        threads.execute(() -> workers.add(Thread.currentThread()));

        threads.execute(() -> workers.add(Thread.currentThread()));

        assertThat(workers).contains(Thread.currentThread());
        end.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(workers).hasSize(2).filteredOn(Thread::isDaemon).hasSize(1);
    }

    private static void hold(Set<Thread> workers, CountDownLatch end) {
        workers.add(Thread.currentThread());
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
