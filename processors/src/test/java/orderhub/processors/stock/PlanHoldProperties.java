package orderhub.processors.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.stock.StockItem;

/** [G3] for one order: what it takes is there, it takes all or nothing, and it is refused only where something is short. */
class PlanHoldProperties {

    private static final List<String> PRODUCTS = List.of("BEANS", "GRINDER", "E-BOOK", "MUG");
    private static final int MAX_ITEMS = 8;

    /**
     * @param wanted by product
     * @param shards by product what is in each shard
     * @param tried what was tried before
     */
    record Shelf(
            String orderId,
            SortedMap<String, Integer> wanted,
            Map<String, List<Long>> shards,
            SortedMap<String, Integer> tried) {

        long in(String product) {
            return shards.getOrDefault(product, List.of()).stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }

        /** The fewest shards that have enough. */
        int fewest(String product) {
            List<Long> fullestFirst = new ArrayList<>(shards.getOrDefault(product, List.of()));
            fullestFirst.sort((one, other) -> Long.compare(other, one));
            int needed = 0;
            long sum = 0;
            while (sum < wanted.getOrDefault(product, 0)) {
                sum += fullestFirst.get(needed++);
            }
            return needed;
        }
    }

    @Property
    void it_takes_all_or_nothing_and_only_what_is_there(@ForAll("shelves") Shelf shelf) {
        HoldPlan plan = planFor(shelf, 100);

        if (plan instanceof HoldPlan.Take take) {
            assertThat(Quantities.byProduct(take.items())).isEqualTo(shelf.wanted());
            take.items().forEach((id, quantity) -> {
                StockItem item = StockItem.ofId(id);
                List<Long> shards = shelf.shards().getOrDefault(item.productId(), List.of());
                assertThat(quantity).isPositive();
                assertThat(shards.get(item.shard())).isGreaterThanOrEqualTo(quantity);
            });
        }
        Statistics.collect(plan.getClass().getSimpleName());
        Statistics.coverage(seen -> {
            seen.check("Take").percentage(share -> share > 5);
            seen.check("Lack").percentage(share -> share > 5);
        });
    }

    @Property
    void it_is_refused_exactly_where_a_product_is_expectedand_told_how_many_there_are(@ForAll("shelves") Shelf shelf) {
        List<EventFacts.Shortage> expected = new ArrayList<>();
        shelf.wanted().forEach((product, wanted) -> {
            if (shelf.in(product) < wanted) {
                expected.add(new EventFacts.Shortage(product, wanted, shelf.in(product)));
            }
        });

        HoldPlan plan = planFor(shelf, 100);

        assertThat(plan instanceof HoldPlan.Lack lack ? lack.shortages() : List.of())
                .isEqualTo(expected);
    }

    @Property
    void it_takes_from_as_few_shards_as_have_enough(@ForAll("shelves") Shelf shelf) {
        HoldPlan plan = planFor(shelf, 100);

        if (plan instanceof HoldPlan.Take take) {
            shelf.wanted().keySet().forEach(product -> assertThat(take.items().keySet())
                    .filteredOn(id -> StockItem.ofId(id).productId().equals(product))
                    .hasSize(shelf.fewest(product)));
        }
    }

    @Property
    void what_does_not_fit_in_a_write_is_refused_before_anything_is_taken(@ForAll("shelves") Shelf shelf) {
        HoldPlan unbounded = planFor(shelf, 100);
        HoldPlan bounded = planFor(shelf, MAX_ITEMS);

        if (unbounded instanceof HoldPlan.Take take && take.items().size() > MAX_ITEMS) {
            List<EventFacts.Shortage> shortages = ((HoldPlan.Lack) bounded).shortages();
            assertThat(shortages)
                    .isNotEmpty()
                    .allMatch(shortage -> shortage.available() > 0 && shortage.available() < shortage.wanted());
            assertThat(planFor(without(shelf, shortages), MAX_ITEMS)).isInstanceOf(HoldPlan.Take.class);
        } else {
            assertThat(bounded).isEqualTo(unbounded);
        }
        Statistics.collect(bounded.equals(unbounded) ? "fits" : "does not fit");
        Statistics.coverage(seen -> seen.check("does not fit").count(count -> count > 0));
    }

    @Property
    void a_product_that_did_not_lack_stays_as_it_was_tried(@ForAll("shelves") Shelf shelf) {
        Map<String, List<Long>> known = new HashMap<>(shelf.shards());
        known.remove("BEANS");

        HoldPlan plan = new PlanHold(100).apply(shelf.orderId(), shelf.tried(), known);

        if (plan instanceof HoldPlan.Take take) {
            assertThat(take.items().get("BEANS")).isEqualTo(shelf.tried().get("BEANS"));
        } else {
            assertThat(((HoldPlan.Lack) plan).shortages())
                    .noneMatch(shortage -> shortage.productId().equals("BEANS"));
        }
    }

    /** The same order, wanting no more than it was told it can have. */
    private static Shelf without(Shelf shelf, List<EventFacts.Shortage> shortages) {
        SortedMap<String, Integer> less = new TreeMap<>(shelf.wanted());
        shortages.forEach(shortage -> less.put(shortage.productId(), (int) shortage.available()));
        return new Shelf(shelf.orderId(), less, shelf.shards(), less);
    }

    private static HoldPlan planFor(Shelf shelf, int maxItems) {
        return new PlanHold(maxItems).apply(shelf.orderId(), shelf.tried(), shelf.shards());
    }

    @Provide
    Arbitrary<Shelf> shelves() {
        Arbitrary<List<Long>> shards =
                Arbitraries.longs().between(0, 6).list().ofMinSize(1).ofMaxSize(8);
        Arbitrary<Map<String, List<Long>>> contents =
                Arbitraries.maps(Arbitraries.of(PRODUCTS), shards).ofSize(PRODUCTS.size());
        Arbitrary<Map<String, Integer>> wanted = Arbitraries.maps(
                        Arbitraries.of(PRODUCTS), Arbitraries.integers().between(1, 20))
                .ofMinSize(1)
                .ofMaxSize(PRODUCTS.size());
        return Combinators.combine(Arbitraries.strings().alpha().ofLength(6), wanted, contents)
                .as((orderId, quantities, inShards) ->
                        new Shelf(orderId, new TreeMap<>(quantities), inShards, new TreeMap<>(quantities)));
    }
}
