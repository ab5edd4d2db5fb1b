package orderhub.infra.saga.cost;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import orderhub.infra.saga.testing.EmbeddedDynamoDb;
import orderhub.infra.saga.testing.InterceptedDynamoDb;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.Capacity;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Counts calls, and the capacity units that DynamoDB says they took, of the table and of its index. */
final class Meter extends InterceptedDynamoDb {
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final DoubleAdder tableUnits = new DoubleAdder();
    private final DoubleAdder indexUnits = new DoubleAdder();

    Meter() {
        super(EmbeddedDynamoDb.client());
    }

    /** What was read off. Sweeps are not in it: they cost the same however many sagas there are. */
    Cost cost() {
        return new Cost(reads.get(), writes.get(), tableUnits.intValue(), indexUnits.intValue());
    }

    void reset() {
        reads.set(0);
        writes.set(0);
        tableUnits.reset();
        indexUnits.reset();
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        reads.incrementAndGet();
        return super.getItem(request);
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        writes.incrementAndGet();
        UpdateItemResponse answer = super.updateItem(request.toBuilder()
                .returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                .build());
        ConsumedCapacity consumed = answer.consumedCapacity();
        tableUnits.add(units(consumed.table()));
        consumed.globalSecondaryIndexes().values().forEach(index -> indexUnits.add(units(index)));
        return answer;
    }

    private static double units(@Nullable Capacity capacity) {
        return capacity == null ? 0 : capacity.capacityUnits();
    }
}
