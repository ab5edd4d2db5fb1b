package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final int MOST = 3;
    private final OrderChangedException changed = new OrderChangedException("order is at version 3, not 2");

    private final Attempts attempts = new Attempts();

    @Test
    void an_attempt_is_open_until_it_is_made() {
        assertThat(attempts.first().open()).isTrue();
        assertThat(attempts.made(attempts.first()).open()).isFalse();
        assertThat(attempts.next(attempts.first(), MOST, changed).open()).isTrue();
    }

    @Test
    void after_the_last_it_is_said_that_somebody_else_was_faster() {
        Attempts.Attempt second = attempts.next(attempts.first(), MOST, changed);
        Attempts.Attempt third = attempts.next(second, MOST, changed);

        assertThat(third.number()).isEqualTo(MOST);
        assertThatThrownBy(() -> attempts.next(third, MOST, changed)).isSameAs(changed);
    }
}
