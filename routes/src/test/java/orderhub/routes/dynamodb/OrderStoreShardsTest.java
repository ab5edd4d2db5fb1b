package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;
import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.Quantities;
import orderhub.processors.stock.ReserveStock;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.StockItem;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Stock that is spread over shards: where an order gets it if the shard it tried first refuses. */
class OrderStoreShardsTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TEA = "TEA";

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final OrderStore store = new OrderStore(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            4);

    @Test
    void a_shard_that_has_enough_is_all_that_is_touched() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4));

        assertThat(store.save(reserve)).isEqualTo(new SaveOutcome.Saved(reserve.after()));
        assertThat(dynamoDb.requests()).hasSize(1);
        assertThat(written(0)).isEqualTo(items(reserve));
    }

    @Test
    void what_one_shard_lacks_is_taken_from_others_and_order_and_reservation_say_from_which() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4));
        dynamoDb.fails(refused(reserve)).finds(shelf(4, 1, 0, 2, 1));

        Order saved = ((SaveOutcome.Saved) store.save(reserve)).order();

        assertThat(Quantities.held(saved)).hasSize(2).containsEntry("TEA#2", 2).containsValue(1);
        assertThat(dynamoDb.requests()).hasSize(3);
        assertThat(read(1).requestItems().values())
                .singleElement()
                .matches(KeysAndAttributes::consistentRead)
                .matches(read -> read.keys().size() == 4);
        assertThat(written(2)).isEqualTo(Quantities.held(saved));
        Quantities.held(saved)
                .forEach((id, quantity) -> assertThat(reservationItems(2)).containsEntry(id, number(quantity)));
        assertThat(reservationItems(2)).hasSize(2);
        assertThat(saved.version()).isEqualTo(reserve.after().version());
    }

    @Test
    void it_is_sold_out_only_if_all_shards_at_one_instant_have_too_little_and_then_it_says_how_many_they_have() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 5, 4));
        dynamoDb.fails(refused(reserve)).finds(shelf(4, 1, 0, 2, 1));

        assertThat(store.save(reserve)).isEqualTo(shortOf(5, 4));
        assertThat(dynamoDb.requests()).hasSize(3);
        assertThat(dynamoDb.requests().get(2)).isInstanceOf(TransactGetItemsRequest.class);
    }

    @Test
    void a_unit_that_moved_while_shards_were_read_is_not_overlooked() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 1, 4));
        dynamoDb.fails(refused(reserve)).finds(shelf(4, 0, 0, 0, 0)).finds(shelf(4, 0, 1, 0, 0));

        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry("TEA#1", 1));
    }

    @Test
    void an_order_that_does_not_know_of_shards_yet_learns_of_them_from_the_products_own_item() {
        Transition reserve = reserve(anOrder().withLine(TEA, 3, 100, Lane.STANDARD));
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(item(TEA, 1, 4))))
                .finds(shelf(4, 1, 0, 0, 7));

        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry("TEA#3", 3));
    }

    @Test
    void an_order_that_knows_of_too_few_shards_reads_the_others_as_well() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 2));
        dynamoDb.fails(refused(reserve)).finds(shelf(8, 0, 0, 0, 0, 0, 0, 3, 0));

        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry("TEA#6", 3));
    }

    @Test
    void an_order_that_believes_in_shards_that_are_not_there_gets_what_there_is() {
        AnOrder order = anOrder().withId("order-0").withHotLine(TEA, 3, 16);
        Transition reserve = reserve(order);
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(Map.of()))).finds(Map.of(TEA, oldItem(TEA, 5)));

        assertThat(items(reserve)).doesNotContainKey(TEA);
        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry(TEA, 3));
    }

    @Test
    void a_product_that_the_warehouse_does_not_know_is_sold_out_in_all_shards() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4));
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(Map.of())));

        assertThat(store.save(reserve)).isEqualTo(shortOf(3, 0));
    }

    @Test
    void a_hot_product_that_has_enough_elsewhere_is_not_reported_beside_one_that_is_short() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4).withLine("JAM", 2, 100, Lane.STANDARD));
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(oldItem("JAM", 1)), conditionFailed(item(TEA, 0, 4))))
                .finds(shelf(4, 1, 0, 2, 9));

        assertThat(store.save(reserve))
                .isEqualTo(new SaveOutcome.OutOfStock(List.of(new EventFacts.Shortage("JAM", 2, 1))));
        assertThat(dynamoDb.requests()).hasSize(2);
    }

    @Test
    void somebody_who_was_faster_at_the_other_shard_too_is_no_reason_to_give_up() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 1, 4));
        dynamoDb.fails(refused(reserve), refused(reserve), refused(reserve))
                .finds(shelf(4, 0, 0, 1, 0))
                .finds(shelf(4, 0, 1, 0, 0))
                .finds(shelf(4, 1, 0, 0, 0));

        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry(TEA, 1));
    }

    @Test
    void after_a_bounded_number_of_plans_the_order_waits_for_another_time() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 1, 4));
        dynamoDb.failsTimes(100, refused(reserve)).finds(shelf(4, 1, 1, 1, 1));

        assertThatThrownBy(() -> store.save(reserve)).isInstanceOf(StockContendedException.class);
        assertThat(dynamoDb.requests().stream().filter(TransactWriteItemsRequest.class::isInstance))
                .hasSize(8);
    }

    @Test
    void a_conflict_while_reading_is_tried_again() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 5, 2));
        TransactionCanceledException busy = cancelled(fine(), conflict());
        dynamoDb.fails(refused(reserve)).failsReads(busy, busy).finds(shelf(2, 1, 3));

        assertThat(store.save(reserve)).isEqualTo(shortOf(5, 4));
    }

    @Test
    void what_a_batch_leaves_out_is_asked_for_again() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 2));
        dynamoDb.fails(refused(reserve))
                .failsReads(new ReadIncompleteException())
                .finds(shelf(2, 1, 3));

        assertThat(heldBy(store.save(reserve))).containsExactly(Map.entry("TEA#1", 3));
    }

    @Test
    void an_order_that_changed_while_other_shards_were_looked_at_is_left_alone() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4));
        Order changed = anOrder().outOfStock().build();
        dynamoDb.fails(refused(reserve), cancelled(conditionFailed(OrderItems.toItem(changed)), fine(), fine()))
                .finds(shelf(4, 3, 3, 3, 3));

        assertThatThrownBy(() -> store.save(reserve)).isInstanceOf(OrderChangedException.class);
    }

    @Test
    void a_reservation_that_exists_already_is_no_shortage() {
        Transition reserve = reserve(anOrder().withHotLine(TEA, 3, 4));
        dynamoDb.fails(cancelled(fine(), conditionFailed(Map.of()), conditionFailed(item(TEA, 0, 4))));

        assertThatThrownBy(() -> store.save(reserve)).isInstanceOf(OrderChangedException.class);
    }

    @Test
    void what_lies_in_more_places_than_one_transaction_reaches_is_refused_before_anything_is_taken() {
        AnOrder order = anOrder();
        IntStream.range(0, 48).forEach(i -> order.withLine("A-%02d".formatted(i), 1, 100, Lane.STANDARD));
        Transition reserve = reserve(order.withHotLine(TEA, 64, 64));
        int[] oneEach = IntStream.range(0, 64).map(i -> 1).toArray();
        dynamoDb.fails(cancelled(IntStream.range(0, 51)
                        .mapToObj(i -> i == 50 ? conditionFailed(item(TEA, 1, 64)) : fine())
                        .toArray(CancellationReason[]::new)))
                .finds(shelf(64, oneEach));

        assertThat(store.save(reserve)).isEqualTo(shortOf(64, 50));
        assertThat(dynamoDb.requests().stream().filter(TransactWriteItemsRequest.class::isInstance))
                .hasSize(1);
    }

    @Test
    void a_number_of_shards_that_cannot_be_is_a_corrupt_item() {
        Transition reserve = reserve(anOrder().withLine(TEA, 3, 100, Lane.STANDARD));
        dynamoDb.fails(cancelled(fine(), fine(), conditionFailed(item(TEA, 1, 65))));

        assertThatThrownBy(() -> store.save(reserve)).isInstanceOf(CorruptItemException.class);
    }

    @Test
    void stock_goes_back_to_and_leaves_from_exactly_the_shards_that_gave_it() {
        Order held = anOrder()
                .withHotLine(TEA, 5, 4)
                .reservedIn(Map.of(TEA, 1, "TEA#3", 4))
                .declined()
                .released()
                .build();

        store.save(new Transition(held, new StockEffect.Release("r-1", Quantities.held(held))));
        store.save(new Transition(held, new StockEffect.Ship("r-1", Quantities.held(held), NOW)));

        assertThat(written(0)).isEqualTo(Map.of(TEA, 1, "TEA#3", 4)).isEqualTo(written(1));
    }

    private static Transition reserve(AnOrder order) {
        return new ReserveStock().apply(order.build(), NOW.plus(Duration.ofMinutes(15)), NOW);
    }

    /** The one stock item that the order tried refused it. */
    private static TransactionCanceledException refused(Transition reserve) {
        StockItem tried = StockItem.ofId(items(reserve).keySet().iterator().next());
        return cancelled(fine(), fine(), conditionFailed(item(tried.id(), 0, 4)));
    }

    private static Map<String, Integer> items(Transition reserve) {
        return ((StockEffect.Hold) reserve.stock()).reservation().quantities();
    }

    private static Map<String, Integer> heldBy(SaveOutcome outcome) {
        return Quantities.held(((SaveOutcome.Saved) outcome).order());
    }

    private static SaveOutcome shortOf(int wanted, long available) {
        return new SaveOutcome.OutOfStock(List.of(new EventFacts.Shortage(TEA, wanted, available)));
    }

    /** The shards of the product, the first of which says how many there are. */
    private static Map<String, Map<String, AttributeValue>> shelf(int shards, int... available) {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        for (int shard = 0; shard < available.length; shard++) {
            String id = new StockItem(TEA, shard).id();
            items.put(id, shard == 0 ? item(id, available[shard], shards) : oldItem(id, available[shard]));
        }
        return items;
    }

    private static Map<String, AttributeValue> item(String id, long available, int shards) {
        Map<String, AttributeValue> item = new HashMap<>(oldItem(id, available));
        if (id.equals(TEA)) {
            item.put("shards", number(shards));
        }
        return item;
    }

    /** As it was before there were shards. */
    private static Map<String, AttributeValue> oldItem(String id, long available) {
        return Map.of("product_id", text(id), "available_quantity", number(available));
    }

    private BatchGetItemRequest read(int index) {
        return (BatchGetItemRequest) dynamoDb.requests().get(index);
    }

    private Map<String, Integer> written(int index) {
        Map<String, Integer> items = new HashMap<>();
        for (TransactWriteItem write : writes(index).subList(2, writes(index).size())) {
            items.put(
                    text(write.update().key(), "product_id"),
                    Attributes.count(write.update().expressionAttributeValues(), ":q"));
        }
        return items;
    }

    private Map<String, AttributeValue> reservationItems(int index) {
        return Attributes.map(writes(index).get(1).put().item(), "items");
    }

    private List<TransactWriteItem> writes(int index) {
        return ((TransactWriteItemsRequest) dynamoDb.requests().get(index)).transactItems();
    }
}
