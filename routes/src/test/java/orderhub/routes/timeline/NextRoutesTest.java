package orderhub.routes.timeline;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.processors.timeline.TellNext;
import orderhub.routes.testing.RouteNode;
import orderhub.routes.testing.RouteNodes;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus.Step;
import org.junit.jupiter.api.Test;

/** A timeline names routes: they have to be there. */
class NextRoutesTest {

    private static final List<Order> ORDERS = Stream.of(
                    anOrder(),
                    anOrder().reserved(),
                    anOrder().paid(),
                    anOrder().inReview(),
                    anOrder().dispatched(Lane.EXPRESS),
                    anOrder().dispatched(Lane.STANDARD),
                    anOrder().dispatched(Lane.DIGITAL),
                    anOrder().paid().expired(),
                    anOrder().shipped())
            .map(AnOrder::build)
            .toList();

    @Test
    void every_route_that_a_timeline_names_is_one() {
        Set<String> routes = RouteNodes.read().stream().map(RouteNode::route).collect(Collectors.toSet());

        assertThat(ORDERS.stream().map(order -> order.status().next())).containsAll(EnumSet.allOf(Step.class));
        assertThat(ORDERS.stream().map(TellNext::routes).flatMap(List::stream))
                .isNotEmpty()
                .allMatch(routes::contains, "is a route");
    }
}
