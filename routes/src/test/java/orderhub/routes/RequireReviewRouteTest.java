package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.http.NotInReviewException;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequireReviewRouteTest extends RouteTest {

    RequireReviewRouteTest() {
        super("require-review");
    }

    @Test
    void lets_an_order_in_review_pass() {
        Order order = anOrder().inReview().build();

        Exchange answer = run(order, Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo(order);
    }

    @ParameterizedTest
    @MethodSource("storiesOutsideReview")
    void stops_every_other_order(AnOrder story) {
        Order order = story.build();

        Exchange answer = run(order, Map.of());

        assertThat(answer.getException())
                .isInstanceOf(NotInReviewException.class)
                .hasMessage("order " + ORDER_ID + " is " + order.status());
    }

    static Stream<AnOrder> storiesOutsideReview() {
        return Stream.of(
                anOrder(),
                anOrder().reserved(),
                anOrder().paid(),
                anOrder().approved(),
                anOrder().rejectedByReviewer(),
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().expired().declined().released());
    }
}
