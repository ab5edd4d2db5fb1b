package orderhub.processors.walks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.statistics.Statistics;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;

@Domain(WalkArbitraries.class)
class LifecycleProperties {

    /** One letter an event, to write down all stories as one pattern. */
    private static final Map<EventType, String> LETTERS = Map.ofEntries(
            Map.entry(EventType.ORDER_CREATED, "c"),
            Map.entry(EventType.INVENTORY_RESERVED, "r"),
            Map.entry(EventType.INVENTORY_UNAVAILABLE, "u"),
            Map.entry(EventType.PAYMENT_PENDING, "o"),
            Map.entry(EventType.PAYMENT_VOIDED, "v"),
            Map.entry(EventType.PAYMENT_COMPLETED, "p"),
            Map.entry(EventType.PAYMENT_FAILED, "f"),
            Map.entry(EventType.REVIEW_REQUESTED, "q"),
            Map.entry(EventType.REVIEW_APPROVED, "a"),
            Map.entry(EventType.REVIEW_REJECTED, "n"),
            Map.entry(EventType.ORDER_EXPIRED, "x"),
            Map.entry(EventType.ORDER_CANCELLED, "k"),
            Map.entry(EventType.PAYMENT_REFUNDED, "b"),
            Map.entry(EventType.INVENTORY_RELEASED, "l"),
            Map.entry(EventType.ORDER_DISPATCHED, "d"),
            Map.entry(EventType.ORDER_SHIPPED, "s"));

    /** For each status the stories that lead to it. No stock goes back before the payment is settled. */
    private static final Map<OrderStatus, String> STORIES = Map.ofEntries(
            Map.entry(OrderStatus.CREATED, "c"),
            Map.entry(OrderStatus.RESERVED, "cr"),
            Map.entry(OrderStatus.PAYMENT_PENDING, "cro"),
            Map.entry(OrderStatus.PAID, "cro?p"),
            Map.entry(OrderStatus.IN_REVIEW, "cro?pq"),
            Map.entry(OrderStatus.APPROVED, "cro?pqa"),
            Map.entry(OrderStatus.DISPATCHED, "cro?p(qa)?d"),
            Map.entry(OrderStatus.SHIPPED, "cro?p(qa)?ds"),
            Map.entry(OrderStatus.COMPENSATING, "cro?f|cro?[xk](pb?|f|v)?|cro?p(q|qa|d|qad)?[xk]b?|cro?pqnb?"),
            Map.entry(OrderStatus.REJECTED, "cu|cro?fl|cro?pqnbl"),
            Map.entry(OrderStatus.EXPIRED, "cro?x(pb|f|v)l|cro?p(q|qa|d|qad)?xbl"),
            Map.entry(OrderStatus.CANCELLED, "ck|cro?k(pb|f|v)l|cro?p(q|qa|d|qad)?kbl"));

    @Property
    void every_walk_tells_a_story_that_leads_to_the_orders_status(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.begin();
        for (Move move : moves) {
            Order before = world.walk(move).order();
            world.take(move);
            Order after = world.walk(move).order();

            assertThat(storyOf(after)).matches(STORIES.getOrDefault(after.status(), "never"));
            assertThat(after.version()).isEqualTo(after.history().size()).isGreaterThanOrEqualTo(before.version());
            if (before.status().isTerminal()) {
                assertThat(after.history()).isEqualTo(before.history());
            }
        }
    }

    @Property
    void every_walk_can_be_led_to_an_end(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.ended(moves);

        for (OrderWalk walk : world.walks()) {
            OrderStatus end = walk.order().status();
            assertThat(end).matches(OrderStatus::isTerminal);
            assertThat(storyOf(walk.order())).matches(STORIES.getOrDefault(end, "never"));
            Statistics.collect(end);
            Statistics.label("payment").collect(storyOf(walk.order()).replaceAll("[^ov]", ""));
        }
        Statistics.coverage(seen -> {
            seen.check(OrderStatus.SHIPPED).count(count -> count > 0);
            seen.check(OrderStatus.REJECTED).count(count -> count > 0);
            seen.check(OrderStatus.EXPIRED).count(count -> count > 0);
            seen.check(OrderStatus.CANCELLED).count(count -> count > 0);
        });
        Statistics.label("payment").coverage(seen -> {
            seen.check("o").count(count -> count > 0);
            seen.check("ov").count(count -> count > 0);
        });
    }

    private static String storyOf(Order order) {
        return order.history().stream()
                .map(change -> LETTERS.getOrDefault(change.type(), "?"))
                .collect(Collectors.joining());
    }
}
