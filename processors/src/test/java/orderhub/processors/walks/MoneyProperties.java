package orderhub.processors.walks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import orderhub.schemas.event.EventFacts;
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
            seen.check(OrderStatus.CANCELLED, 1).count(count -> count > 0);
            seen.check(OrderStatus.CANCELLED, 0).count(count -> count > 0);
        });
    }

    /**
     * [G2] The same where nobody knows how a charge ended, whichever callbacks of the saga run first, fail or run
     * twice: the order does not end before its charge is settled, and what lands after that moves no money. It ends as
     * what stopped it, also if the deadline of an order that was called off passes while it is being undone.
     */
    @Property
    void a_slow_charge_that_lands_late_costs_nothing_however_its_order_is_undone(
            @ForAll Plan plan, @ForAll List<Step> undoing, @ForAll Boolean calledOff) {
        World world = plan.begin();
        OrderWalk walk = world.walks().get(0);
        walk.tryTo(Step.RESERVE);
        walk.tryTo(Step.CHARGE_AT_A_SLOW_GATEWAY);
        walk.tryTo(calledOff ? Step.CANCEL : Step.HALT);
        for (Step step : undoing) {
            walk.tryTo(step);
            requireFairness(world);
        }
        world.driveToTheEnd();
        boolean late = world.gateway().awaitsACharge(walk.order().orderId());
        int captures = world.gateway().captures(walk.order().orderId());
        world.gateway().catchUp();
        requireFairness(world);

        assertThat(world.gateway().captures(walk.order().orderId())).isEqualTo(captures);
        OrderStatus stopped = calledOff ? OrderStatus.CANCELLED : OrderStatus.EXPIRED;
        assertThat(walk.order().status()).isIn(stopped, OrderStatus.REJECTED);
        assertThat(walk.order().status() == OrderStatus.REJECTED)
                .as("out of stock")
                .isEqualTo(walk.order().latest(EventFacts.Unavailable.class).isPresent());
        Statistics.collect(walk.order().status(), late ? "late" : "in time", captures);
        Statistics.coverage(seen -> {
            seen.check(OrderStatus.EXPIRED, "late", 0).count(count -> count > 0);
            seen.check(OrderStatus.EXPIRED, "late", 1).count(count -> count > 0);
            seen.check(OrderStatus.EXPIRED, "in time", 1).count(count -> count > 0);
            seen.check(OrderStatus.CANCELLED, "late", 0).count(count -> count > 0);
            seen.check(OrderStatus.CANCELLED, "late", 1).count(count -> count > 0);
            seen.check(OrderStatus.CANCELLED, "in time", 1).count(count -> count > 0);
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
