package orderhub.processors.walks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.stock.StockLevel;

/** [G3] Stock is conserved and never negative, in every shard, and held only until its deadline. */
@Domain(WalkArbitraries.class)
class StockProperties {

    @Property
    void stock_is_conserved_and_never_negative(@ForAll Plan plan, @ForAll List<Move> moves) {
        World world = plan.begin();
        Map<String, Long> initial = sums(world);
        for (Move move : moves) {
            world.take(move);
            assertThat(sums(world)).isEqualTo(initial);
            assertThat(world.stock().items().values())
                    .allMatch(level -> level.available() >= 0 && level.reserved() >= 0 && level.shipped() >= 0);
        }
    }

    @Property
    void once_all_orders_have_ended_only_what_was_shipped_is_gone(@ForAll Plan plan, @ForAll List<Move> moves) {
        Map<String, Long> initial = sums(plan.begin());
        World world = plan.ended(moves);

        Map<String, Long> shipped = world.walks().stream()
                .filter(walk -> walk.order().status() == OrderStatus.SHIPPED)
                .flatMap(walk -> walk.order().placed().items().stream())
                .collect(Collectors.groupingBy(OrderLine::productId, Collectors.summingLong(OrderLine::quantity)));
        Map<String, StockLevel> expected = new TreeMap<>();
        initial.forEach((id, all) -> {
            long gone = shipped.getOrDefault(id, 0L);
            expected.put(id, new StockLevel(id, all - gone, 0, gone));
        });
        assertThat(world.stock().levels()).isEqualTo(expected);
    }

    @Property
    void a_reservation_past_its_deadline_is_never_confirmed_or_shipped(@ForAll Plan plan, @ForAll List<Move> moves) {
        assertThat(plan.ended(moves).stock().usedTooLate()).isEmpty();
    }

    private static Map<String, Long> sums(World world) {
        return world.stock().levels().values().stream()
                .collect(Collectors.toMap(
                        StockLevel::productId, level -> level.available() + level.reserved() + level.shipped()));
    }
}
