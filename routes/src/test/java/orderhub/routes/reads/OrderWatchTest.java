package orderhub.routes.reads;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderWatchTest {

    private final TestOrders orders = new TestOrders();
    private final OrderWatch watch = OrderWatch.over(orders, TestSettings.reads());
    private final Order created = anOrder().build();
    private final Order paid = anOrder().paid().build();
    private final Order shipped = anOrder().shipped().build();

    /** Notes what it is told. */
    private static final class Notes implements Follower {
        private final List<Integer> versions = new CopyOnWriteArrayList<>();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void changed(Order order) {
            versions.add(order.version());
        }

        @Override
        public void ended() {
            ends.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        watch.drain();
    }

    @Test
    void tells_each_follower_of_an_order_of_its_changes_and_looks_at_it_once_for_all() {
        Notes one = new Notes();
        Notes other = new Notes();
        orders.put(created);
        watch.follow(created, one);
        watch.follow(created, other);

        orders.put(paid);
        await().until(() -> one.versions.contains(paid.version()) && other.versions.contains(paid.version()));

        assertThat(orders.reads()).isNotEmpty().allSatisfy(read -> assertThat(read)
                .containsExactly(created.orderId()));
        assertThat(watch.size()).isOne();
    }

    @Test
    void tells_of_no_version_twice_and_of_none_that_is_older_than_what_was_seen() {
        Notes notes = new Notes();
        orders.put(paid);
        watch.follow(paid, notes);
        await().until(() -> orders.reads().size() > 1);

        orders.put(created);
        int reads = orders.reads().size();
        await().until(() -> orders.reads().size() > reads + 1);
        orders.put(shipped);

        await().until(() -> !notes.versions.isEmpty());
        assertThat(notes.versions).containsExactly(shipped.version());
    }

    @Test
    void whoever_comes_with_less_than_is_known_is_told_at_once_and_with_more_tells_the_others() {
        Notes behind = new Notes();
        Notes ahead = new Notes();
        watch.follow(paid, new Notes());
        watch.follow(created, behind);
        await().until(() -> behind.versions.contains(paid.version()));

        watch.follow(shipped, ahead);

        await().until(() -> behind.versions.contains(shipped.version()));
        assertThat(ahead.versions).isEmpty();
    }

    @Test
    void an_order_that_nobody_follows_any_more_is_not_looked_at() {
        orders.put(created);
        Runnable leave = watch.follow(created, new Notes()).orElseThrow();
        Runnable leaveToo = watch.follow(created, new Notes()).orElseThrow();
        await().until(() -> !orders.reads().isEmpty());

        leave.run();
        assertThat(watch.size()).isOne();
        leaveToo.run();
        leaveToo.run();

        assertThat(watch.size()).isZero();
        Notes again = new Notes();
        watch.follow(created, again);
        orders.put(paid);
        await().until(() -> again.versions.contains(paid.version()));
    }

    @Test
    void a_table_that_does_not_answer_is_asked_again() {
        Notes notes = new Notes();
        orders.down(true);
        watch.follow(created, notes);
        await().until(() -> orders.reads().size() > 2);

        orders.put(paid);
        orders.down(false);

        await().until(() -> notes.versions.contains(paid.version()));
    }

    @Test
    void when_the_hub_stops_each_follower_hears_it_once_and_nobody_is_followed_any_more() {
        Notes notes = new Notes();
        watch.follow(created, notes);

        watch.drain();
        watch.drain();

        await().until(() -> notes.ends.get() == 1);
        assertThat(watch.follow(created, new Notes())).isEmpty();
        assertThat(watch.size()).isZero();
    }

    @Test
    void does_something_later_unless_it_is_called_off() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        AtomicInteger calledOff = new AtomicInteger();
        Runnable callOff = watch.later(Duration.ofMillis(30), calledOff::incrementAndGet);
        callOff.run();

        watch.later(Duration.ofMillis(60), done::countDown);

        done.await();
        assertThat(calledOff).hasValue(0);
    }
}
