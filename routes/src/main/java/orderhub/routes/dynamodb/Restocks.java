package orderhub.routes.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import orderhub.processors.stock.PlanRestock;
import orderhub.routes.http.RestockRefusedException;
import orderhub.schemas.api.RestockView;
import orderhub.schemas.api.Restocking;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Puts what came in on the shelves, exactly once. Stock and the note of who put it there are one transaction, and the
 * note's id follows from the request: whoever asks again finds the note, and is told what was done.
 */
public final class Restocks {

    /** Somebody changes the number of a product's shards once in a blue moon, and not three times in a row. */
    private static final int MAX_PLANS = 3;

    private static final PlanRestock PLAN = new PlanRestock();

    private final DynamoDbClient dynamoDb;
    private final TableNames tables;
    private final RestockWrites writes;
    private final Retries retries = new Retries();

    /** @param actions the table of what operators did */
    public Restocks(DynamoDbClient dynamoDb, TableNames tables, String actions) {
        this.dynamoDb = dynamoDb;
        this.tables = tables;
        this.writes = new RestockWrites(tables, actions);
    }

    /**
     * Carries it out, or finds that it was carried out before.
     *
     * @param restockId the same for each request with the same caller and idempotency key
     * @param subject who is logged in
     * @param maxUnits the most that may be available in one stock item afterwards
     * @throws ProductNotFoundException if the product is not sold
     * @throws IdempotencyKeyReusedException if the id stands for another restock
     * @throws RestockRefusedException if there would be too many
     */
    public Restocked save(
            @Nullable String productId,
            Restocking asked,
            String restockId,
            String subject,
            Instant now,
            long maxUnits) {
        String product = ProductReads.requireId(productId);
        for (int plan = 1; ; plan++) {
            int shards = StockReads.shards(ownStockItem(product));
            RestockView restock = new RestockView(
                    restockId,
                    product,
                    asked.quantity(),
                    PLAN.apply(restockId, product, asked.quantity(), shards),
                    asked.operator(),
                    asked.reason(),
                    now);
            List<TransactWriteItem> items = writes.of(restock, subject, shards, maxUnits);
            try {
                retries.call(() -> dynamoDb.transactWriteItems(request -> request.transactItems(items)));
                return new Restocked(restock, false);
            } catch (TransactionCanceledException cancelled) {
                List<CancellationReason> reasons = cancelled.cancellationReasons();
                if (isRefused(reasons, RestockWrites.ACTION)) {
                    return again(
                            restock,
                            RestockItems.toRestock(
                                    reasons.get(RestockWrites.ACTION).item()));
                }
                explain(reasons, shards, maxUnits);
                if (plan == MAX_PLANS || reasons.stream().noneMatch(Retries::refused)) {
                    throw cancelled;
                }
            }
        }
    }

    private Map<String, AttributeValue> ownStockItem(String product) {
        return dynamoDb.getItem(get -> get.tableName(tables.inventory())
                        .key(ProductItems.key(product))
                        .consistentRead(true))
                .item();
    }

    private static boolean isRefused(List<CancellationReason> reasons, int write) {
        return reasons.size() > write && Retries.refused(reasons.get(write));
    }

    /** Whoever says the same again is told what was done then; it counts what is asked for, by whom, and why. */
    private static Restocked again(RestockView asked, RestockView stored) {
        boolean same = stored.productId().equals(asked.productId())
                && stored.quantity() == asked.quantity()
                && stored.operator().equals(asked.operator())
                && stored.reason().equals(asked.reason());
        if (!same) {
            throw new IdempotencyKeyReusedException();
        }
        return new Restocked(stored, true);
    }

    /** Returns if it may be planned again: the product has another number of shards by now. */
    private static void explain(List<CancellationReason> reasons, int shards, long maxUnits) {
        if (isRefused(reasons, RestockWrites.PRODUCT)) {
            throw new ProductNotFoundException();
        }
        boolean otherShards = isRefused(reasons, RestockWrites.FIRST_SHARD)
                && StockReads.shards(reasons.get(RestockWrites.FIRST_SHARD).item()) != shards;
        if (!otherShards && reasons.stream().anyMatch(Retries::refused)) {
            throw new RestockRefusedException(
                    "No shard of a product's stock may have more than " + maxUnits + " available.");
        }
    }
}
