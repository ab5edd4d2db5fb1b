package orderhub.routes.dynamodb;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.order.Order;
import orderhub.schemas.version.NewerSchemaException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderBatchTest {

    private final OrdersTable table = new OrdersTable();
    private final OrderBatch batch =
            new OrderBatch(table, TestSettings.forBeans().table());

    @Test
    void reads_each_order_once_however_often_it_is_named_and_leaves_out_what_is_not_there() {
        Order one = table.put(anOrder().paid().build());
        Order other = table.put(anOrder().withId(UUID.randomUUID().toString()).build());

        assertThat(batch.read(List.of(one.orderId(), other.orderId(), one.orderId(), "none")))
                .isEqualTo(Map.of(one.orderId(), one, other.orderId(), other));
        assertThat(batch.read(List.of())).isEmpty();
    }

    @Test
    void asks_for_a_hundred_at_a_time_and_again_for_those_that_were_left_for_later() {
        List<String> ids = IntStream.range(0, 250)
                .mapToObj(i ->
                        table.put(anOrder().withId(new UUID(0, i).toString()).build()))
                .map(Order::orderId)
                .toList();
        table.leavesForLater(30);

        assertThat(batch.read(ids)).containsOnlyKeys(ids);
        assertThat(table.batches()).allMatch(size -> size <= 100).hasSizeGreaterThan(3);
    }

    @Test
    void gives_up_when_the_table_answers_nothing_any_more() {
        Order order = table.put(anOrder().build());
        table.leavesForLater(Integer.MAX_VALUE);

        assertThatThrownBy(() -> batch.read(List.of(order.orderId()))).isInstanceOf(ReadIncompleteException.class);
    }

    @Test
    void reads_what_is_true_now_and_glances_at_half_the_price() {
        Order order = table.put(anOrder().build());

        batch.read(List.of(order.orderId()));
        assertThat(table.consistent()).isTrue();
        assertThat(batch.glance(Set.of(order.orderId()))).containsValue(order);
        assertThat(table.consistent()).isFalse();
    }

    @Test
    void a_glance_passes_over_what_it_does_not_understand_and_a_read_says_so() {
        Order good = table.put(anOrder().build());
        Map<String, AttributeValue> newer = new HashMap<>(
                StoredItems.item(anOrder().withId(UUID.randomUUID().toString()).build()));
        newer.put("schema_version", AttributeValue.fromN("99"));
        table.put(newer);
        Map<String, AttributeValue> broken = Map.of("order_id", AttributeValue.fromS("broken"));
        table.put(broken);
        String newerId =
                newer.getOrDefault("order_id", AttributeValue.fromS("")).s();

        assertThat(batch.glance(Set.of(good.orderId(), newerId, "broken"))).containsOnlyKeys(good.orderId());
        assertThatThrownBy(() -> batch.read(List.of(newerId))).isInstanceOf(NewerSchemaException.class);
        assertThatThrownBy(() -> batch.read(List.of("broken"))).isInstanceOf(CorruptItemException.class);
    }
}
