package orderhub.routes.dynamodb;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.schemas.AnOrder;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** The conditions decide who wins, so they are written out here once more. */
class OrderWritesTest {

    private static final int SHARDS = 4;
    private static final String APPEND = "SET #status = :status, version = :version, updated_at = :at,"
            + " history = list_append(history, :change), relay_shard = :shard, relay_at = :at,"
            + " schema_version = :schema";

    private final OrderWrites writes = new OrderWrites("orders", SHARDS);

    @Test
    void a_new_order_is_put_only_where_there_is_none() {
        Order order = anOrder().build();

        PutItemRequest put = writes.accept(order);

        assertThat(put.tableName()).isEqualTo("orders");
        assertThat(put.conditionExpression()).isEqualTo("attribute_not_exists(order_id)");
        assertThat(put.returnValuesOnConditionCheckFailure()).isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        assertThat(put.item()).containsAllEntriesOf(OrderItems.toItem(order));
    }

    @Test
    void a_new_order_is_noted_as_to_be_published_in_the_same_write() {
        PutItemRequest put = writes.accept(anOrder().build());

        assertThat(put.item())
                .containsEntry("relay_at", number("1772446530000"))
                .containsEntry("relay_shard", text(shardOf(ORDER_ID)));
    }

    @Test
    void a_change_is_appended_only_over_the_version_before_it() {
        Order reserved = anOrder().reserved().build();

        UpdateItemRequest update = writes.appendAlone(reserved);

        assertThat(update.tableName()).isEqualTo("orders");
        assertThat(update.key()).isEqualTo(Map.of("order_id", text(ORDER_ID)));
        assertThat(update.conditionExpression()).isEqualTo("version = :before");
        assertThat(update.updateExpression()).isEqualTo(APPEND);
        assertThat(update.expressionAttributeNames()).isEqualTo(Map.of("#status", "status"));
        assertThat(update.expressionAttributeValues())
                .isEqualTo(Map.of(
                        ":status", text("RESERVED"),
                        ":version", number("2"),
                        ":before", number("1"),
                        ":at", number("1772446531000"),
                        ":change", AttributeValue.fromL(List.of(FactsItems.toAttribute(reserved.lastChange()))),
                        ":shard", text(shardOf(ORDER_ID)),
                        ":schema", number("1")));
        assertThat(update.returnValuesOnConditionCheckFailure()).isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    @Test
    void a_change_notes_the_saga_that_carries_the_order_and_is_refused_when_another_took_it_over() {
        UpdateItemRequest update =
                writes.appendAlone(anOrder().reserved().carriedBy(SAGA_ID).build());

        assertThat(update.updateExpression()).isEqualTo(APPEND + ", saga_id = :saga");
        assertThat(update.conditionExpression())
                .isEqualTo("version = :before AND (attribute_not_exists(saga_id) OR saga_id = :saga)");
        assertThat(update.expressionAttributeValues()).containsEntry(":saga", text(SAGA_ID));
    }

    @Test
    void an_order_that_was_called_off_is_of_the_second_schema_version_and_stays_so_whatever_comes_after_it() {
        AnOrder story = anOrder().paid().cancelled();
        Order cancelled = story.build();
        Order released = story.refunded().released().build();

        for (Order order : List.of(cancelled, released, anOrder().cancelled().build())) {
            assertThat(writes.appendAlone(order).expressionAttributeValues()).containsEntry(":schema", number("2"));
            assertThat(writes.appendWithStock(order).update().expressionAttributeValues())
                    .containsEntry(":schema", number("2"));
            assertThat(OrderItems.toItem(order)).containsEntry("schema_version", number("2"));
        }
    }

    @Test
    void with_stock_the_change_is_the_same_write_inside_a_transaction() {
        Order paid = anOrder().paid().carriedBy(SAGA_ID).build();
        UpdateItemRequest alone = writes.appendAlone(paid);

        Update update = writes.appendWithStock(paid).update();

        assertThat(update.tableName()).isEqualTo(alone.tableName());
        assertThat(update.key()).isEqualTo(alone.key());
        assertThat(update.updateExpression()).isEqualTo(alone.updateExpression());
        assertThat(update.conditionExpression()).isEqualTo(alone.conditionExpression());
        assertThat(update.expressionAttributeNames()).isEqualTo(alone.expressionAttributeNames());
        assertThat(update.expressionAttributeValues()).isEqualTo(alone.expressionAttributeValues());
        assertThat(update.returnValuesOnConditionCheckFailure()).isEqualTo(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }

    @Test
    void an_order_leaves_the_relay_index_only_when_nothing_has_happened_since() {
        UpdateItemRequest update = writes.allPublished(anOrder().paid().build());

        assertThat(update.key()).isEqualTo(Map.of("order_id", text(ORDER_ID)));
        assertThat(update.updateExpression()).isEqualTo("SET published = :count REMOVE relay_shard, relay_at");
        assertThat(update.conditionExpression()).isEqualTo("version = :count AND published < :count");
        assertThat(update.expressionAttributeValues()).isEqualTo(Map.of(":count", number("3")));
    }

    @Test
    void an_order_that_went_on_stays_in_the_relay_index_and_its_note_never_goes_back() {
        UpdateItemRequest update =
                writes.publishedSoFar(anOrder().paid().published(2).build());

        assertThat(update.updateExpression()).isEqualTo("SET published = :count");
        assertThat(update.conditionExpression()).isEqualTo("version > :count AND published < :count");
        assertThat(update.expressionAttributeValues()).isEqualTo(Map.of(":count", number("2")));
    }

    private static String shardOf(String orderId) {
        return Integer.toString(Math.floorMod(orderId.hashCode(), SHARDS));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }
}
