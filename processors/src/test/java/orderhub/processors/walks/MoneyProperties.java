package orderhub.processors.walks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

@Domain(WalkArbitraries.class)
class MoneyProperties {

    /**
     * [G2] Captured less refunded is the total of a shipped order, and nothing of any other that has ended. What the
     * gateway still had on its way when an order ended changes nothing.
     */
    @Property
    void an_order_that_has_ended_costs_its_total_if_shipped_and_nothing_otherwise(
            @ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.begin();
        for (Move move : moves) {
            world.take(move);
            requireFairness(world);
        }
        world.driveToTheEnd();
        requireFairness(world);
        world.gateway().catchUp();
        requireFairness(world);

        world.walks()
                .forEach(walk -> Statistics.collect(
                        walk.order().status(),
                        world.gateway().captures(walk.order().orderId())));
        Statistics.coverage(seen -> {
            seen.check(OrderStatus.SHIPPED, 1).count(count -> count > 0);
            seen.check(OrderStatus.REJECTED, 1).count(count -> count > 0);
            seen.check(OrderStatus.EXPIRED, 1).count(count -> count > 0);
            seen.check(OrderStatus.EXPIRED, 0).count(count -> count > 0);
        });
    }

    private static void requireFairness(World world) {
        for (OrderWalk walk : world.walks()) {
            Order order = walk.order();
            long total = order.placed().total().minorUnits();
            long held = world.gateway().holds(order.orderId());
            assertThat(world.gateway().captures(order.orderId())).isLessThanOrEqualTo(1);
            assertThat(held).isIn(0L, total);
            if (order.status().isTerminal()) {
                assertThat(held)
                        .as("money held of an order that is %s", order.status())
                        .isEqualTo(order.status() == OrderStatus.SHIPPED ? total : 0);
            }
        }
    }
}
