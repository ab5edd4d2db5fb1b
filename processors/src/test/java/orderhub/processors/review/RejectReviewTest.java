package orderhub.processors.review;

import static orderhub.schemas.AnOrder.CREATED_AT;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.AnOrder;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectReviewTest {

    private static final Instant NOW = CREATED_AT.plusSeconds(100);

    private final RejectReview rejectReview = new RejectReview();

    @Test
    void a_rejected_order_is_undone() {
        Transition decided = rejectReview.apply(anOrder().inReview().build(), NOW);

        assertThat(decided.after().status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(decided.after().lastChange())
                .isEqualTo(new Change(
                        EventType.REVIEW_REJECTED, NOW, new EventFacts.ReviewReason("rejected-by-reviewer")));
        assertThat(decided.stock()).isEqualTo(new StockEffect.None());
    }

    static Stream<AnOrder> not_in_review() {
        return Stream.of(
                anOrder().paid(),
                anOrder().approved(),
                anOrder().rejectedByReviewer(),
                anOrder().inReview().expired(),
                anOrder().shipped());
    }

    @ParameterizedTest
    @MethodSource("not_in_review")
    void refuses_an_order_that_waits_for_no_one(AnOrder story) {
        assertThatIllegalStateException().isThrownBy(() -> rejectReview.apply(story.build(), NOW));
    }
}
