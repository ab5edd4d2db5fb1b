package orderhub.routes.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.api.Settlement;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Stores payments that were settled by hand: what it means for the order, and who did it, how and why. */
public final class Settlements {

    private final OrderStore orders;
    private final String table;
    private final Duration kept;
    private final Clock clock;
    private final Supplier<UUID> randomIds;

    /**
     * @param table of what operators did
     * @param kept for how long
     */
    public Settlements(OrderStore orders, String table, Duration kept, Clock clock, Supplier<UUID> randomIds) {
        this.orders = orders;
        this.table = table;
        this.kept = kept;
        this.clock = clock;
        this.randomIds = randomIds;
    }

    /**
     * Stores it, all or nothing: no settlement without its operator, and nobody named for one that never was.
     *
     * @throws OrderChangedException if the order was changed meanwhile
     */
    public SaveOutcome save(Transition settled, Settlement settlement) {
        Map<String, AttributeValue> action = action(settled.after().orderId(), settlement);
        return orders.saveWith(
                settled,
                TransactWriteItem.builder()
                        .put(put -> put.tableName(table).item(action))
                        .build());
    }

    private Map<String, AttributeValue> action(String orderId, Settlement settlement) {
        Instant now = clock.instant();
        Map<String, AttributeValue> item = new HashMap<>();
        item.put("action_id", AttributeValue.fromS(randomIds.get().toString()));
        item.put("kind", AttributeValue.fromS("SETTLE"));
        item.put("order_id", AttributeValue.fromS(orderId));
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
        item.put("expires_at", Attributes.expiry(now.plus(kept)));
        return item;
    }
}
