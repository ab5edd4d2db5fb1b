package orderhub.routes.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import orderhub.schemas.api.Settlement;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keeps who settled which payment by hand, how and why, in the table of what operators did. */
public final class SettlementAudit {

    private final DynamoDbClient dynamoDb;
    private final String table;
    private final Duration kept;
    private final Clock clock;
    private final Supplier<UUID> randomIds;

    /**
     * @param table of what operators did
     * @param kept for how long
     */
    public SettlementAudit(
            DynamoDbClient dynamoDb, String table, Duration kept, Clock clock, Supplier<UUID> randomIds) {
        this.dynamoDb = dynamoDb;
        this.table = table;
        this.kept = kept;
        this.clock = clock;
        this.randomIds = randomIds;
    }

    /** Keeps it; before it is done. */
    public void keep(Order order, Settlement settlement) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("action_id", AttributeValue.fromS(randomIds.get().toString()));
        item.put("kind", AttributeValue.fromS("SETTLE"));
        item.put("order_id", AttributeValue.fromS(order.orderId()));
        item.put("operator", AttributeValue.fromS(settlement.operator()));
        item.put("reason", AttributeValue.fromS(settlement.reason()));
        item.put("outcome", AttributeValue.fromS(settlement.outcome().name()));
        if (settlement.paymentId() != null) {
            item.put("payment_id", AttributeValue.fromS(settlement.paymentId()));
        }
        if (settlement.refundId() != null) {
            item.put("refund_id", AttributeValue.fromS(settlement.refundId()));
        }
        item.put("at", AttributeValue.fromS(now.toString()));
        item.put("expires_at", AttributeValue.fromN(Long.toString(now.plus(kept).getEpochSecond())));
        dynamoDb.putItem(put -> put.tableName(table).item(item));
    }
}
