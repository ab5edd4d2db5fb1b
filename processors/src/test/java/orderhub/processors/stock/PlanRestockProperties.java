package orderhub.processors.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orderhub.schemas.stock.StockItem;

class PlanRestockProperties {

    private final PlanRestock plan = new PlanRestock();

    @Property
    void every_unit_gets_to_one_shard_and_all_shards_get_as_many_but_one(
            @ForAll long restockId,
            @ForAll @IntRange(min = 1, max = 1_000_000) int quantity,
            @ForAll @IntRange(min = 1, max = StockItem.MAX_SHARDS) int shards) {
        SortedMap<String, Integer> items = plan.apply("restock-" + restockId, "TEA", quantity, shards);

        assertThat(items.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(quantity);
        assertThat(items).hasSize(Math.min(quantity, shards));
        assertThat(Collections.max(items.values()) - Collections.min(items.values()))
                .isLessThanOrEqualTo(1);
        assertThat(items.keySet())
                .allMatch(id -> StockItem.ofId(id).productId().equals("TEA"))
                .allMatch(id -> StockItem.ofId(id).shard() < shards);
    }

    @Property(tries = 100)
    void the_same_restock_is_planned_the_same(
            @ForAll long restockId, @ForAll @IntRange(min = 1, max = 100) int quantity) {
        assertThat(plan.apply("restock-" + restockId, "TEA", quantity, 8))
                .isEqualTo(plan.apply("restock-" + restockId, "TEA", quantity, 8));
    }

    @Example
    void single_units_end_on_all_shards_and_not_always_on_the_first() {
        assertThat(IntStream.range(0, 200)
                        .mapToObj(i -> plan.apply("restock-" + i, "TEA", 1, 4).firstKey())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("TEA", "TEA#1", "TEA#2", "TEA#3");
    }
}
