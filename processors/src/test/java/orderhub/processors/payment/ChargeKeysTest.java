package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeKeysTest {

    private static final Duration SAFE = Duration.ofHours(20);
    // Reserved one second after it was created.
    private static final Instant FORGOTTEN = CREATED_AT.plusSeconds(1).plus(SAFE);

    private final ChargeKeys keys = new ChargeKeys(SAFE);

    static Stream<AnOrder> perhapsCharged() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().reserved().expired(),
                anOrder().pending().expired());
    }

    @ParameterizedTest
    @MethodSource("perhapsCharged")
    void a_charge_is_asked_for_again_until_its_key_has_its_safe_age_and_then_never(AnOrder story) {
        Order order = story.build();

        assertThat(keys.requireKnown(order, FORGOTTEN.minusMillis(1))).isEqualTo(order);
        for (Instant late : new Instant[] {FORGOTTEN, FORGOTTEN.plus(Duration.ofDays(400))}) {
            assertThatExceptionOfType(ChargeTooOldException.class)
                    .isThrownBy(() -> keys.requireKnown(order, late))
                    .withMessage(
                            "unknown charge of order %s is older than 20 h: look it up at the gateway and settle it by hand",
                            ORDER_ID);
        }
    }

    @Test
    void an_order_that_waited_long_before_it_was_reserved_was_not_charged_before_that() {
        Order order = anOrder().createdAt(CREATED_AT.minus(SAFE)).build();

        assertThat(keys.requireKnown(order, FORGOTTEN)).isEqualTo(order);
        assertThat(keys.stopIfForgotten(order, FORGOTTEN)).isEmpty();
    }

    @Test
    void an_order_that_is_still_to_be_charged_under_a_forgotten_key_is_stopped_instead() {
        for (AnOrder story : new AnOrder[] {anOrder().reserved(), anOrder().pending()}) {
            Order order = story.build();
            assertThat(keys.stopIfForgotten(order, FORGOTTEN.minusMillis(1))).isEmpty();

            Transition stopped = keys.stopIfForgotten(order, FORGOTTEN).orElseThrow();

            assertThat(stopped.after().status()).isEqualTo(OrderStatus.COMPENSATING);
            assertThat(stopped.after().lastChange().type()).isEqualTo(EventType.ORDER_EXPIRED);
            assertThat(stopped.after().lastChange().facts())
                    .isEqualTo(new EventFacts.Expired(order.latest(EventFacts.Reserved.class)
                            .orElseThrow()
                            .expiresAt()));
            assertThat(stopped.stock()).isEqualTo(StockEffect.none());
        }
    }

    @Test
    void an_age_that_is_no_time_is_refused() {
        for (Duration none : new Duration[] {Duration.ZERO, Duration.ofSeconds(-1)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ChargeKeys(none));
        }
    }

    @Test
    void a_short_age_is_told_in_seconds() {
        assertThat(new ChargeTooOldException("o-1", Duration.ofSeconds(90))).hasMessageContaining("older than 90 s:");
    }
}
