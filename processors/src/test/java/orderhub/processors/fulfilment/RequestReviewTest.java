package orderhub.processors.fulfilment;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;

class RequestReviewTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(100);

    private final RequestReview requestReview = new RequestReview();

    @Test
    void lets_a_paid_order_wait_for_a_person() {
        Transition requested = requestReview.apply(anOrder().paid().build(), NOW);

        assertThat(requested.after().status()).isEqualTo(OrderStatus.IN_REVIEW);
        assertThat(requested.after().lastChange())
                .isEqualTo(new Change(EventType.REVIEW_REQUESTED, NOW, new EventFacts.ReviewReason("high-value")));
        assertThat(requested.stock()).isEqualTo(new StockEffect.None());
    }

    @Test
    void does_not_review_an_approved_order_again() {
        Order order = anOrder().approved().build();
        assertThatIllegalStateException().isThrownBy(() -> requestReview.apply(order, NOW));
    }
}
