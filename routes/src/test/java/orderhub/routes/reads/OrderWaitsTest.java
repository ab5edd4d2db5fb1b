package orderhub.routes.reads;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import orderhub.processors.conditions.EntityTags;
import orderhub.processors.waiting.Wait;
import orderhub.routes.http.InvalidParameterException;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderWaitsTest {

    private static final EntityTags NONE = new EntityTags(false, List.of());

    private final TestOrders orders = new TestOrders();
    private final OrderWatch watch = OrderWatch.over(orders, TestSettings.reads());
    private final OrderWaits waits = new OrderWaits(watch, TestSettings.reads());
    private final Order created = anOrder().build();
    private final Order paid = anOrder().paid().build();
    private final Order shipped = anOrder().shipped().build();

    @AfterEach
    void stop() {
        waits.drain();
    }

    @Test
    void whoever_does_not_say_so_does_not_wait() {
        assertThat(waits.read(created, null, "*").waits()).isFalse();
    }

    @Test
    void a_caller_says_what_for_and_how_long() {
        Wait wait = waits.read(paid, "timeout=60&waitFor=terminal", null);

        assertThat(wait.end()).isEqualTo(Wait.End.TERMINAL);
        assertThat(wait.atMost()).hasSeconds(60);
        assertThat(waits.read(paid, "waitFor=change", null).atMost()).hasSeconds(20);
    }

    @Test
    void a_change_is_one_from_what_the_caller_has_or_from_the_order_as_it_is() {
        assertThat(waits.read(paid, "waitFor=change", null).isOver(paid)).isFalse();
        assertThat(waits.read(paid, "waitFor=change", "\"1\"").isOver(paid)).isTrue();
        assertThat(waits.read(paid, "waitFor=change", List.of("\"1\"", "\"3\"")).isOver(paid))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "waitFor=TERMINAL,             waitFor, enum",
        "waitFor=,                     waitFor, enum",
        "waitFor=change&timeout=0,     timeout, range",
        "waitFor=change&timeout=61,    timeout, range",
        "waitFor=change&timeout=1.5,   timeout, range",
        "timeout=20,                   timeout, alone",
        "waitfor=change,               '',      unknown"
    })
    void refuses_what_cannot_be_waited_for_and_names_the_parameter(String query, String parameter, String code) {
        assertThat(catchThrowableOfType(InvalidParameterException.class, () -> waits.read(created, query, null))
                        .violations())
                .extracting(Violation::parameter, Violation::code)
                .containsExactly(org.assertj.core.api.Assertions.tuple(parameter, code));
    }

    @Test
    void refuses_a_version_that_makes_no_sense_before_anybody_waits() {
        assertThatThrownBy(() -> waits.read(created, "waitFor=change", "1"))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void answers_when_the_order_has_ended_and_not_before() throws Exception {
        orders.put(created);
        CompletableFuture<Order> answer = waits.await(created, upTo(Wait.End.TERMINAL, 60));
        orders.put(paid);
        await().until(() -> orders.reads().size() > 2);
        assertThat(answer).isNotDone();

        orders.put(shipped);

        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(shipped);
        assertThat(waits.freePlaces()).isEqualTo(2);
        assertThat(watch.size()).isZero();
    }

    @Test
    void answers_with_the_order_as_it_stands_when_the_time_is_up() throws Exception {
        orders.put(paid);

        CompletableFuture<Order> answer = waits.await(created, upTo(Wait.End.TERMINAL, 1));

        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(paid);
        assertThat(waits.freePlaces()).isEqualTo(2);
        assertThat(watch.size()).isZero();
    }

    @Test
    void answers_at_once_when_it_has_happened_already() {
        assertThat(waits.await(shipped, upTo(Wait.End.TERMINAL, 60))).isCompletedWithValue(shipped);
    }

    @Test
    void answers_at_once_when_as_many_wait_as_may() {
        CompletableFuture<Order> one = waits.await(created, upTo(Wait.End.TERMINAL, 60));
        CompletableFuture<Order> two = waits.await(created, upTo(Wait.End.TERMINAL, 60));

        CompletableFuture<Order> three = waits.await(created, upTo(Wait.End.TERMINAL, 60));

        assertThat(three).isCompletedWithValue(created);
        assertThat(one).isNotDone();
        assertThat(two).isNotDone();
    }

    @Test
    void answers_all_who_wait_when_the_hub_stops_and_lets_nobody_wait_from_then_on() throws Exception {
        CompletableFuture<Order> waiting = waits.await(created, upTo(Wait.End.TERMINAL, 60));

        waits.drain();

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isEqualTo(created);
        assertThat(waits.await(created, upTo(Wait.End.TERMINAL, 60))).isCompletedWithValue(created);
        assertThat(waits.freePlaces()).isEqualTo(2);
    }

    private static Wait upTo(Wait.End end, int seconds) {
        return new Wait(end, Duration.ofSeconds(seconds), NONE);
    }
}
