package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;
import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static orderhub.routes.dynamodb.StockDeskTest.stock;
import static orderhub.routes.dynamodb.StockDeskTest.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import orderhub.routes.http.RestockRefusedException;
import orderhub.schemas.api.RestockView;
import orderhub.schemas.api.Restocking;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class RestocksTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String ID = "00000000-0000-8000-8000-000000000001";
    private static final long MOST = 1_000;
    private static final Restocking SEVEN = new Restocking(7, "kim", "delivery 118");
    private static final RestockView ONE_SHARD =
            new RestockView(ID, "TEA", 7, new TreeMap<>(Map.of("TEA", 7)), "kim", "delivery 118", NOW);

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final Restocks restocks = new Restocks(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            "operator_actions");

    @Test
    void stock_and_the_note_of_who_put_it_there_are_one_write() {
        dynamoDb.finds(Map.of("TEA", stock(5, 0, 0)));

        assertThat(save(SEVEN)).isEqualTo(new Restocked(ONE_SHARD, false));

        List<TransactWriteItem> writes = written(1);
        assertThat(writes).hasSize(3);
        assertThat(writes.get(0).put().tableName()).isEqualTo("operator_actions");
        assertThat(writes.get(0).put().conditionExpression()).isEqualTo("attribute_not_exists(action_id)");
        assertThat(writes.get(0).put().item())
                .containsEntry("action_id", AttributeValue.fromS(ID))
                .containsEntry("kind", AttributeValue.fromS("RESTOCK"))
                .containsEntry("quantity", AttributeValue.fromN("7"))
                .containsEntry("subject", AttributeValue.fromS("operator-7"))
                .as("it never expires: the books are made from it")
                .doesNotContainKey("expires_at");
        assertThat(RestockItems.toRestock(writes.get(0).put().item())).isEqualTo(ONE_SHARD);
        assertThat(writes.get(1).conditionCheck().tableName()).isEqualTo("catalogue");
        assertThat(writes.get(2).update().updateExpression()).startsWith("ADD available_quantity :units");
        assertThat(writes.get(2).update().expressionAttributeValues())
                .containsEntry(":units", AttributeValue.fromN("7"))
                .containsEntry(":room", AttributeValue.fromN("993"));
    }

    @Test
    void what_comes_in_is_spread_over_all_shards() {
        dynamoDb.finds(Map.of("TEA", with("shards", 4, stock(5, 0, 0))));

        RestockView done = save(SEVEN).restock();

        assertThat(done.items()).hasSize(4);
        assertThat(done.items().values()).containsExactlyInAnyOrder(1, 2, 2, 2);
        assertThat(added(1)).isEqualTo(done.items());
        assertThat(written(1).get(2).update().conditionExpression()).endsWith("shards = :shards");
    }

    @Test
    void fewer_units_than_shards_leave_some_alone_but_the_product_s_own_is_always_asked_how_many_there_are() {
        dynamoDb.finds(Map.of("TEA", with("shards", 8, stock(5, 0, 0))));

        RestockView done = save(new Restocking(1, "kim", "found one")).restock();

        assertThat(done.items()).hasSize(1);
        assertThat(written(1).get(2).update().key()).containsEntry("product_id", AttributeValue.fromS("TEA"));
        assertThat(written(1)).hasSize(done.items().containsKey("TEA") ? 3 : 4);
    }

    @Test
    void said_again_it_changes_nothing_and_is_told_what_was_done_first() {
        RestockView first = new RestockView(
                ID, "TEA", 7, new TreeMap<>(Map.of("TEA", 3, "TEA#1", 4)), "kim", "delivery 118", NOW.minusSeconds(60));
        dynamoDb.fails(cancelled(conditionFailed(RestockItems.toItem(first, "operator-7")), fine(), fine()));

        assertThat(save(SEVEN)).isEqualTo(new Restocked(first, true));
    }

    @Test
    void said_again_it_is_known_even_when_the_product_is_not_sold_any_more() {
        dynamoDb.fails(cancelled(
                conditionFailed(RestockItems.toItem(ONE_SHARD, "operator-7")), conditionFailed(Map.of()), fine()));

        assertThat(save(SEVEN)).isEqualTo(new Restocked(ONE_SHARD, true));
    }

    @Test
    void another_quantity_product_operator_or_reason_under_the_same_key_is_refused() {
        for (Restocking other : List.of(
                new Restocking(8, "kim", "delivery 118"),
                new Restocking(7, "lee", "delivery 118"),
                new Restocking(7, "kim", "delivery 119"))) {
            dynamoDb.fails(cancelled(conditionFailed(RestockItems.toItem(ONE_SHARD, "operator-7")), fine(), fine()));
            assertThatExceptionOfType(IdempotencyKeyReusedException.class).isThrownBy(() -> save(other));
        }
        dynamoDb.fails(cancelled(conditionFailed(RestockItems.toItem(ONE_SHARD, "operator-7")), fine(), fine()));
        assertThatExceptionOfType(IdempotencyKeyReusedException.class)
                .isThrownBy(() -> restocks.save("POT", SEVEN, ID, "operator-7", NOW, MOST));
    }

    @Test
    void a_product_that_is_not_sold_is_unknown() {
        dynamoDb.fails(cancelled(fine(), conditionFailed(Map.of()), fine()));

        assertThatExceptionOfType(ProductNotFoundException.class).isThrownBy(() -> save(SEVEN));
        assertThatExceptionOfType(ProductNotFoundException.class)
                .isThrownBy(() -> restocks.save("TEA#1", SEVEN, ID, "operator-7", NOW, MOST));
    }

    @Test
    void more_than_the_most_is_refused() {
        dynamoDb.finds(Map.of("TEA", stock(994, 0, 0)))
                .fails(cancelled(fine(), fine(), conditionFailed(stock(994, 0, 0))));

        assertThatExceptionOfType(RestockRefusedException.class)
                .isThrownBy(() -> save(SEVEN))
                .satisfies(refused -> assertThat(refused.why()).contains("1000"));
    }

    @Test
    void when_the_number_of_shards_changes_meanwhile_it_is_planned_anew() {
        dynamoDb.finds(Map.of("TEA", with("shards", 2, stock(5, 0, 0))))
                .finds(Map.of("TEA", stock(5, 0, 0)))
                .fails(cancelled(fine(), fine(), conditionFailed(stock(5, 0, 0)), fine()));

        assertThat(save(SEVEN)).isEqualTo(new Restocked(ONE_SHARD, false));
    }

    @Test
    void a_number_of_shards_that_never_stays_is_a_fault() {
        dynamoDb.finds(Map.of("TEA", with("shards", 2, stock(5, 0, 0))))
                .failsTimes(3, cancelled(fine(), fine(), conditionFailed(stock(5, 0, 0)), fine()));

        assertThatExceptionOfType(TransactionCanceledException.class).isThrownBy(() -> save(SEVEN));
    }

    @Test
    void a_conflict_with_an_order_is_tried_again() {
        dynamoDb.finds(Map.of("TEA", stock(5, 0, 0))).fails(cancelled(fine(), fine(), conflict()));

        assertThat(save(SEVEN)).isEqualTo(new Restocked(ONE_SHARD, false));
        assertThat(written(2)).isEqualTo(written(1));
    }

    @Test
    void what_is_refused_for_a_reason_that_nobody_knows_is_a_fault() {
        dynamoDb.fails(cancelled(FakeDynamoDb.because("ItemCollectionSizeLimitExceeded"), fine(), fine()));

        assertThatExceptionOfType(TransactionCanceledException.class).isThrownBy(() -> save(SEVEN));
    }

    private Restocked save(Restocking asked) {
        return restocks.save("TEA", asked, ID, "operator-7", NOW, MOST);
    }

    private List<TransactWriteItem> written(int request) {
        return ((TransactWriteItemsRequest) dynamoDb.requests().get(request)).transactItems();
    }

    /** Units by stock item. */
    private Map<String, Integer> added(int request) {
        return written(request).stream()
                .skip(2)
                .map(TransactWriteItem::update)
                .collect(Collectors.toMap(
                        update -> requireNonNull(update.key().get("product_id")).s(),
                        update -> Integer.parseInt(requireNonNull(
                                        update.expressionAttributeValues().get(":units"))
                                .n())));
    }
}
