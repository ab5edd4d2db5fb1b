package orderhub.routes.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.stock.HoldElsewhere;
import orderhub.processors.stock.HoldPlan;
import orderhub.processors.stock.Quantities;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Stores orders. Each method is one atomic write: an order's change, the mark that its event is to be published, and
 * the stock it moves, all of it or nothing. A write whose answer got lost may be repeated; it is recognised as done.
 */
public final class OrderStore {

    private static final int ORDER = 0;
    private static final int RESERVATION = 1;
    private static final int FIRST_ITEM = 2;

    /** The most items of one transaction (DynamoDB API reference, TransactWriteItems). */
    private static final int MAX_TRANSACTION_ITEMS = 100;

    /** Each time that a plan fails, somebody else has got something; after so many, let others be served first. */
    private static final int MAX_PLANS = 8;

    private static final HoldElsewhere HOLD_ELSEWHERE = new HoldElsewhere();

    private final DynamoDbClient dynamoDb;
    private final OrderWrites orders;
    private final StockWrites stock;
    private final StockSearch stockSearch;
    private final Retries retries = new Retries();

    /** @param relayShards over how many index partitions the orders with unpublished events are spread */
    public OrderStore(DynamoDbClient dynamoDb, TableNames tables, int relayShards) {
        this.dynamoDb = dynamoDb;
        this.orders = new OrderWrites(tables.orders(), relayShards);
        this.stock = new StockWrites(tables);
        this.stockSearch = new StockSearch(
                new StockReads(dynamoDb, tables.inventory(), retries), MAX_TRANSACTION_ITEMS - FIRST_ITEM);
    }

    /** Stores a new order, or finds the one that was stored under its id before. */
    public Accepted accept(Transition transition) {
        Order order = transition.after();
        try {
            retries.call(() -> dynamoDb.putItem(orders.accept(order)));
            return new Accepted(order, false);
        } catch (ConditionalCheckFailedException exists) {
            Order stored = OrderItems.toOrder(exists.item());
            return sameRequest(order, stored)
                    ? new Accepted(stored, false)
                    : Accepted.again(stored, order.placed().requestHash());
        }
    }

    /**
     * Stores a change of an order.
     *
     * @throws OrderChangedException if the order was changed, or its reservation ran out, meanwhile
     * @throws StockContendedException if others were faster each time that its stock was found
     */
    public SaveOutcome save(Transition transition) {
        if (transition.stock() instanceof StockEffect.None) {
            return saveAlone(transition.after());
        }
        return transition.stock() instanceof StockEffect.Hold ? hold(transition) : moveStock(transition);
    }

    /**
     * Notes which saga carries the order from now on, because there is no other any more.
     *
     * @param before the saga that carried it until now; null for none
     * @throws OrderChangedException if the order was changed, or taken over by yet another saga, meanwhile
     */
    public void takeOver(Order order, @Nullable String before) {
        try {
            retries.call(() -> dynamoDb.updateItem(orders.carriedBySaga(order, before)));
        } catch (ConditionalCheckFailedException changed) {
            throw new OrderChangedException(
                    "order " + order.orderId() + " is not at version " + order.version() + " of saga " + before);
        }
    }

    /** Notes that as many of the order's events are published as it says here. */
    public void markPublished(Order order) {
        boolean all = order.published() == order.version();
        if (!(all && noted(orders.allPublished(order)))) {
            // If not even this is noted, another relay noted as much or more.
            noted(orders.publishedSoFar(order));
        }
    }

    private boolean noted(UpdateItemRequest note) {
        try {
            retries.call(() -> dynamoDb.updateItem(note));
            return true;
        } catch (ConditionalCheckFailedException moreCameOrDone) {
            return false;
        }
    }

    /** A repeated attempt of this very request, by the SDK: the first got through, its answer did not. Its time tells. */
    private static boolean sameRequest(Order order, Order stored) {
        return stored.placed().equals(order.placed());
    }

    private SaveOutcome saveAlone(Order after) {
        try {
            retries.call(() -> dynamoDb.updateItem(orders.appendAlone(after)));
            return new SaveOutcome.Saved(after);
        } catch (ConditionalCheckFailedException refused) {
            return doneBefore(after, refused.item());
        }
    }

    /**
     * Stores a change of an order, and something else with it: both or neither.
     *
     * @param other written without a condition
     * @throws OrderChangedException if the order was changed meanwhile
     */
    SaveOutcome saveWith(Transition transition, TransactWriteItem other) {
        try {
            write(transition, List.of(other));
            return new SaveOutcome.Saved(transition.after());
        } catch (TransactionCanceledException cancelled) {
            return explain(transition, cancelled);
        }
    }

    private SaveOutcome moveStock(Transition transition) {
        try {
            write(transition, List.of());
            return new SaveOutcome.Saved(transition.after());
        } catch (TransactionCanceledException cancelled) {
            return explain(transition, cancelled);
        }
    }

    /** As it is planned, or from other shards: until it is held, or there is not enough in all of them together. */
    private SaveOutcome hold(Transition planned) {
        Transition next = planned;
        for (int plan = 1; plan <= MAX_PLANS; plan++) {
            try {
                write(next, List.of());
                return new SaveOutcome.Saved(next.after());
            } catch (TransactionCanceledException cancelled) {
                List<CancellationReason> reasons = cancelled.cancellationReasons();
                List<CancellationReason> items =
                        reasons.size() > FIRST_ITEM ? reasons.subList(FIRST_ITEM, reasons.size()) : List.of();
                boolean itemsRefused = items.stream().anyMatch(Retries::refused);
                if (!itemsRefused || Retries.refused(reasons.get(ORDER)) || Retries.refused(reasons.get(RESERVATION))) {
                    return explain(next, cancelled);
                }
                Reservation tried = ((StockEffect.Hold) next.stock()).reservation();
                HoldPlan elsewhere = stockSearch.elsewhere(tried, Quantities.shards(next.after()), items);
                if (elsewhere instanceof HoldPlan.Lack lack) {
                    return new SaveOutcome.OutOfStock(lack.shortages());
                }
                next = HOLD_ELSEWHERE.apply(next, ((HoldPlan.Take) elsewhere).items());
            }
        }
        throw new StockContendedException(
                "the stock of order " + planned.after().orderId() + " was gone " + MAX_PLANS + " times");
    }

    private void write(Transition transition, List<TransactWriteItem> others) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(orders.appendWithStock(transition.after()));
        writes.addAll(stock.of(transition.stock()));
        writes.addAll(others);
        retries.call(() -> dynamoDb.transactWriteItems(request -> request.transactItems(writes)));
    }

    private static SaveOutcome explain(Transition transition, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (!reasons.isEmpty() && Retries.refused(reasons.get(ORDER))) {
            return doneBefore(transition.after(), reasons.get(ORDER).item());
        }
        if (reasons.stream().anyMatch(Retries::refused)) {
            throw new OrderChangedException(
                    "the reservation of order " + transition.after().orderId() + " is not what it was");
        }
        throw cancelled;
    }

    /** The same change may be stored already: a repeated attempt whose first answer got lost. */
    private static SaveOutcome doneBefore(Order after, Map<String, AttributeValue> item) {
        if (item.isEmpty()) {
            throw new OrderNotFoundException();
        }
        Order stored = OrderItems.toOrder(item);
        int index = after.version() - 1;
        boolean ours = stored.version() > index && stored.history().get(index).equals(after.lastChange());
        if (!ours) {
            throw new OrderChangedException("order " + after.orderId() + " is at version " + stored.version()
                    + " of saga " + stored.sagaId() + ", not " + index + " of " + after.sagaId());
        }
        return new SaveOutcome.Saved(stored);
    }
}
