package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.Attributes.expiry;
import static orderhub.routes.dynamodb.Attributes.number;
import static orderhub.routes.dynamodb.Attributes.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import orderhub.processors.receipts.FindMissing;
import orderhub.processors.receipts.Tally;
import orderhub.routes.receipts.Receipt;
import orderhub.routes.receipts.SentEvents;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The table of tallies: events by the minute in which they happened, as they were sent and as they came back. An item is
 * an hour's and a shard's, sorted by minute and by who counted, so that an hour is few reads.
 */
public final class EventTallies {

    /** After this nobody looks at a tally, not even a person who was called at night. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String RECEIVED = "received";
    private static final String SENT = "sent";

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final int shards;
    private final String hub;
    private final SentEvents sent;

    /**
     * @param shards over how many partitions the tallies of an hour are spread
     * @param hub distinguishes this run of this hub from all others
     * @param sent what this hub sends
     */
    public EventTallies(DynamoDbClient dynamoDb, TableNames tables, int shards, String hub, SentEvents sent) {
        this.dynamoDb = dynamoDb;
        this.table = tables.eventTallies();
        this.shards = shards;
        this.hub = hub;
        this.sent = sent;
    }

    /** Adds what was received: one write for each minute, usually one. A write that is repeated counts twice. */
    public void addReceived(List<Receipt> receipts) {
        Map<Instant, Long> byMinute =
                receipts.stream().collect(Collectors.groupingBy(Receipt::minute, Collectors.counting()));
        byMinute.forEach((minute, count) ->
                dynamoDb.updateItem(write(minute, RECEIVED, "SET expires_at = :expiry ADD events :count", count)));
    }

    /** Writes down what was sent. It is this hub's own total that is set, so that a repeated write changes nothing. */
    public void writeSent() {
        sent.unwritten().forEach((minute, total) -> {
            dynamoDb.updateItem(write(minute, SENT + "/" + hub, "SET expires_at = :expiry, events = :count", total));
            sent.wrote(minute, total);
        });
    }

    /** What everybody counted in the hours of the window that ends now. */
    public List<Tally> recent(Instant now) {
        return Stream.of(now.minus(FindMissing.WINDOW), now)
                .flatMap(time -> IntStream.range(0, shards).mapToObj(shard -> hourOf(time) + "/" + shard))
                .distinct()
                .flatMap(this::tallies)
                .toList();
    }

    private Stream<Tally> tallies(String hourAndShard) {
        return dynamoDb
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("hour_shard = :hour")
                        .expressionAttributeValues(Map.of(":hour", text(hourAndShard)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(EventTallies::toTally);
    }

    private static Tally toTally(Map<String, AttributeValue> item) {
        String hour = text(item, "hour_shard").replaceFirst("/.*", "");
        String[] minuteAndSource = text(item, "minute_source").split("/", 2);
        Instant minute = Instant.parse(hour + ":" + minuteAndSource[0] + ":00Z");
        long events = number(item, "events");
        return minuteAndSource[1].equals(RECEIVED) ? new Tally(minute, 0, events) : new Tally(minute, events, 0);
    }

    private UpdateItemRequest write(Instant minute, String source, String update, long count) {
        String minuteOfHour =
                String.format("%02d", minute.atOffset(ZoneOffset.UTC).getMinute());
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(Map.of(
                        "hour_shard", text(hourOf(minute) + "/" + Math.floorMod(hub.hashCode(), shards)),
                        "minute_source", text(minuteOfHour + "/" + source)))
                .updateExpression(update)
                .expressionAttributeValues(Map.of(
                        ":count", number(count),
                        ":expiry", expiry(minute.plus(KEPT))))
                .build();
    }

    /** Such as {@code 2026-03-02T10}. */
    private static String hourOf(Instant time) {
        return time.truncatedTo(ChronoUnit.HOURS).toString().substring(0, "2026-03-02T10".length());
    }
}
