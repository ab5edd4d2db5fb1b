package orderhub.routes.dynamodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import orderhub.routes.receipts.Receipt;
import orderhub.routes.receipts.SentEvents;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class EventTalliesTest {

    private static final Instant MINUTE = Instant.parse("2026-03-02T10:05:00Z");
    private static final String EXPIRY =
            Long.toString(MINUTE.plus(Duration.ofDays(1)).getEpochSecond());
    private static final String SHARD = "2026-03-02T10/" + Math.floorMod("hub-a".hashCode(), 4);

    private final FakeDynamoDb dynamoDb = new FakeDynamoDb();
    private final SentEvents sent = new SentEvents(Clock.fixed(MINUTE.plusSeconds(30), ZoneOffset.UTC), Duration.ZERO);
    private final EventTallies tallies = new EventTallies(
            dynamoDb,
            new TableNames(
                    "orders",
                    "inventory",
                    "inventory_reservations",
                    "catalogue",
                    "customers",
                    "event_tallies",
                    "inbox"),
            4,
            "hub-a",
            sent);

    @Test
    void adds_a_batch_of_receipts_to_its_minute_with_one_write() {
        tallies.addReceived(List.of(new Receipt("a", MINUTE), new Receipt("b", MINUTE)));

        UpdateItemRequest update = update(0);
        assertThat(dynamoDb.requests()).hasSize(1);
        assertThat(update.tableName()).isEqualTo("event_tallies");
        assertThat(update.key())
                .isEqualTo(Map.of(
                        "hour_shard", AttributeValue.fromS(SHARD),
                        "minute_source", AttributeValue.fromS("05/received")));
        assertThat(update.updateExpression()).isEqualTo("SET expires_at = :expiry ADD events :count");
        assertThat(update.expressionAttributeValues())
                .isEqualTo(Map.of(":count", AttributeValue.fromN("2"), ":expiry", AttributeValue.fromN(EXPIRY)));
    }

    @Test
    void a_batch_that_spans_minutes_is_a_write_for_each() {
        tallies.addReceived(List.of(new Receipt("a", MINUTE), new Receipt("b", MINUTE.plusSeconds(60))));

        assertThat(dynamoDb.requests())
                .extracting(request -> requireNonNull(
                                ((UpdateItemRequest) request).key().get("minute_source"))
                        .s())
                .containsExactlyInAnyOrder("05/received", "06/received");
    }

    @Test
    void writes_this_hubs_own_total_so_that_a_repeated_write_changes_nothing() {
        sent.count(MINUTE);
        sent.count(MINUTE);

        tallies.writeSent();

        assertThat(update(0).key()).containsEntry("minute_source", AttributeValue.fromS("05/sent/hub-a"));
        assertThat(update(0).updateExpression()).isEqualTo("SET expires_at = :expiry, events = :count");
        assertThat(update(0).expressionAttributeValues()).containsEntry(":count", AttributeValue.fromN("2"));
        tallies.writeSent();
        assertThat(dynamoDb.requests()).hasSize(1);
    }

    @Test
    void a_total_that_could_not_be_written_is_written_the_next_time() {
        dynamoDb.fails(SdkClientException.create("no route"));
        sent.count(MINUTE);

        assertThatThrownBy(tallies::writeSent).isInstanceOf(SdkClientException.class);
        tallies.writeSent();

        assertThat(dynamoDb.requests()).hasSize(2);
        assertThat(update(1)).isEqualTo(update(0));
    }

    private UpdateItemRequest update(int index) {
        return (UpdateItemRequest) dynamoDb.requests().get(index);
    }
}
