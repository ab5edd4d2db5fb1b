package orderhub.processors.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.schemas.event.EventFacts;
import org.junit.jupiter.api.Test;

class PlanHoldTest {

    private final PlanHold planHold = new PlanHold(98);

    @Test
    void takes_all_of_a_product_from_one_shard_that_has_it() {
        assertThat(planHold.apply("o-1", tried("TEA", 3), Map.of("TEA", List.of(2L, 2L, 3L, 1L))))
                .isEqualTo(new HoldPlan.Take(tried("TEA#2", 3)));
    }

    @Test
    void takes_from_the_fullest_shards_where_no_single_one_has_it() {
        assertThat(planHold.apply("o-1", tried("TEA", 6), Map.of("TEA", List.of(1L, 4L, 0L, 3L))))
                .isEqualTo(new HoldPlan.Take(new TreeMap<>(Map.of("TEA#1", 4, "TEA#3", 2))));
    }

    @Test
    void many_shards_that_are_not_enough_are_counted_together() {
        assertThat(planHold.apply("o-1", tried("TEA", 6), Map.of("TEA", List.of(1L, 2L, 2L))))
                .isEqualTo(new HoldPlan.Lack(List.of(new EventFacts.Shortage("TEA", 6, 5))));
    }

    @Test
    void orders_that_find_the_same_shards_do_not_all_take_from_the_same_one() {
        List<Long> full = List.of(9L, 9L, 9L, 9L);

        Map<Object, Long> orders = IntStream.range(0, 4_000)
                .mapToObj(i -> planHold.apply("order-" + i, tried("TEA", 1), Map.of("TEA", full)))
                .collect(Collectors.groupingBy(plan -> plan, Collectors.counting()));

        assertThat(orders).hasSize(4);
        assertThat(orders.values()).allMatch(count -> count > 800);
    }

    @Test
    void what_no_write_can_hold_is_a_fault_of_ours() {
        assertThatIllegalStateException().isThrownBy(() -> new PlanHold(1)
                .apply("o-1", new TreeMap<>(Map.of("TEA", 1, "JAM", 1)), Map.of("TEA", List.of(1L))));
    }

    private static SortedMap<String, Integer> tried(String item, int quantity) {
        return new TreeMap<>(Map.of(item, quantity));
    }
}
