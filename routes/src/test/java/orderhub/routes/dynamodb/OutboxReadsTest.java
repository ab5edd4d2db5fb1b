package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

class OutboxReadsTest {

    private final OutboxReads reads = new OutboxReads(3, Duration.ofMillis(1500));

    @Test
    void looks_into_every_shard_that_writers_use() {
        assertThat(reads.shards()).containsExactly("0", "1", "2");
    }

    @Test
    void asks_for_what_waits_longer_than_the_grace_period() {
        Map<String, Condition> conditions = reads.overdue("2", Instant.ofEpochMilli(10_000));

        assertThat(conditions)
                .isEqualTo(Map.of(
                        "relay_shard", condition(ComparisonOperator.EQ, AttributeValue.fromS("2")),
                        "relay_at", condition(ComparisonOperator.LT, AttributeValue.fromN("8500"))));
    }

    @Test
    void an_order_of_a_clock_that_is_ahead_is_overdue_that_much_later() {
        long writtenAt = 10_000;
        long ahead = 3000;

        assertThat(overdueFrom(writtenAt + 1500)).isEqualTo(writtenAt);
        assertThat(overdueFrom(writtenAt + ahead + 1500)).isEqualTo(writtenAt + ahead);
    }

    /** Whatever has an earlier time in the index is overdue. */
    private long overdueFrom(long now) {
        Condition relayAt =
                requireNonNull(reads.overdue("0", Instant.ofEpochMilli(now)).get("relay_at"));
        assertThat(relayAt.comparisonOperator()).isEqualTo(ComparisonOperator.LT);
        return Long.parseLong(relayAt.attributeValueList().get(0).n());
    }

    @Test
    void names_the_orders_in_the_order_in_which_they_were_found() {
        assertThat(reads.orderIds(List.of(found("b"), found("a")))).containsExactly("b", "a");
        assertThat(reads.orderIds(List.of())).isEmpty();
    }

    @Test
    void concludes_nothing_from_an_entry_without_an_order() {
        assertThatExceptionOfType(CorruptItemException.class).isThrownBy(() -> reads.orderIds(List.of(Map.of())));
    }

    @Test
    void begins_at_the_beginning_and_goes_on_where_the_last_page_ended() {
        Map<String, AttributeValue> last = found("the-hundredth");

        assertThat(reads.page("1")).isNull();
        reads.turn("1", last);

        assertThat(reads.page("1")).isEqualTo(last);
        assertThat(reads.page("0")).isNull();
    }

    @Test
    void after_the_last_page_comes_the_first() {
        reads.turn("0", found("the-hundredth"));
        reads.turn("0", Map.of());
        reads.turn("1", found("the-hundredth"));
        reads.turn("1", null);

        assertThat(reads.page("0")).isNull();
        assertThat(reads.page("1")).isNull();
    }

    private static Map<String, AttributeValue> found(String orderId) {
        return Map.of("order_id", AttributeValue.fromS(orderId));
    }

    private static Condition condition(ComparisonOperator operator, AttributeValue value) {
        return Condition.builder()
                .comparisonOperator(operator)
                .attributeValueList(value)
                .build();
    }
}
