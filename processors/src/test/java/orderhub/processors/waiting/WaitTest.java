package orderhub.processors.waiting;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import orderhub.processors.conditions.EntityTags;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;

class WaitTest {

    private static final Duration A_WHILE = Duration.ofSeconds(20);

    private final Order created = anOrder().build();
    private final Order paid = anOrder().paid().build();
    private final Order shipped = anOrder().shipped().build();

    @Test
    void whoever_waits_for_nothing_does_not_wait() {
        Wait wait = wait(Wait.End.AT_ONCE, "\"1\"");

        assertThat(wait.waits()).isFalse();
        assertThat(wait.isOver(created)).isTrue();
    }

    @Test
    void a_wait_for_the_end_is_over_when_nothing_will_happen_any_more() {
        Wait wait = wait(Wait.End.TERMINAL, "\"1\"");

        assertThat(wait.waits()).isTrue();
        assertThat(wait.isOver(created)).isFalse();
        assertThat(wait.isOver(paid)).isFalse();
        assertThat(wait.isOver(shipped)).isTrue();
    }

    @Test
    void a_wait_for_a_change_is_over_when_the_order_is_at_a_version_that_the_caller_does_not_have() {
        Wait wait = wait(Wait.End.CHANGE, "\"1\", W/\"5\"");

        assertThat(wait.waits()).isTrue();
        assertThat(wait.isOver(created)).isFalse();
        assertThat(wait.isOver(paid)).isTrue();
        assertThat(wait.isOver(shipped)).isFalse();
    }

    @Test
    void whoever_has_every_version_waits_as_long_as_they_said() {
        assertThat(wait(Wait.End.CHANGE, "*").isOver(shipped)).isFalse();
    }

    private static Wait wait(Wait.End end, String seen) {
        return new Wait(end, A_WHILE, EntityTags.parse(seen).orElseThrow());
    }
}
