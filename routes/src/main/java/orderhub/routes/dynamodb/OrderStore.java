package orderhub.routes.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Stores orders. Each method is one atomic write: an order's change, the mark that its event is to be published, and
 * the stock it moves, all of it or nothing. A write whose answer got lost may be repeated; it is recognised as done.
 */
public final class OrderStore {

    private static final int ORDER = 0;
    private static final int FIRST_PRODUCT = 2;

    private final DynamoDbClient dynamoDb;
    private final OrderWrites orders;
    private final StockWrites stock;
    private final Retries retries = new Retries();

    /** @param relayShards over how many index partitions the orders with unpublished events are spread */
    public OrderStore(DynamoDbClient dynamoDb, TableNames tables, int relayShards) {
        this.dynamoDb = dynamoDb;
        this.orders = new OrderWrites(tables.orders(), relayShards);
        this.stock = new StockWrites(tables);
    }

    /** Stores a new order, or finds the one that was stored under its id before. */
    public Accepted accept(Transition transition) {
        Order order = transition.after();
        try {
            retries.call(() -> dynamoDb.putItem(orders.accept(order)));
            return new Accepted(order, false);
        } catch (ConditionalCheckFailedException exists) {
            Order stored = OrderItems.toOrder(exists.item());
            return sameRequest(order, stored) ? new Accepted(stored, false) : repeated(order, stored);
        }
    }

    /**
     * Stores a change of an order.
     *
     * @throws OrderChangedException if the order was changed, or its reservation ran out, meanwhile
     */
    public SaveOutcome save(Transition transition) {
        return transition.stock() instanceof StockEffect.None
                ? saveAlone(transition.after())
                : saveWithStock(transition);
    }

    /**
     * Notes which saga carries the order from now on, because there is no other any more.
     *
     * @throws OrderChangedException if the order was changed meanwhile
     */
    public void takeOver(Order order) {
        try {
            retries.call(() -> dynamoDb.updateItem(orders.carriedBySaga(order)));
        } catch (ConditionalCheckFailedException changed) {
            throw new OrderChangedException("order " + order.orderId() + " is not at version " + order.version());
        }
    }

    /** Notes that the events of all changes that this order has, as it is known here, are published. */
    public void markPublished(Order order) {
        try {
            retries.call(() -> dynamoDb.updateItem(orders.allPublished(order)));
        } catch (ConditionalCheckFailedException moreCameOrDone) {
            try {
                retries.call(() -> dynamoDb.updateItem(orders.publishedSoFar(order)));
            } catch (ConditionalCheckFailedException done) {
                // Another relay noted as much or more: nothing is left to note.
            }
        }
    }

    /** A repeated attempt of this very request, by the SDK: the first got through, its answer did not. Its time tells. */
    private static boolean sameRequest(Order order, Order stored) {
        return stored.placed().equals(order.placed());
    }

    private static Accepted repeated(Order order, Order stored) {
        if (!stored.placed().requestHash().equals(order.placed().requestHash())) {
            throw new IdempotencyKeyReusedException();
        }
        return new Accepted(stored, true);
    }

    private SaveOutcome saveAlone(Order after) {
        try {
            retries.call(() -> dynamoDb.updateItem(orders.appendAlone(after)));
            return new SaveOutcome.Saved(after);
        } catch (ConditionalCheckFailedException refused) {
            return doneBefore(after, refused.item());
        }
    }

    private SaveOutcome saveWithStock(Transition transition) {
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(orders.appendWithStock(transition.after()));
        writes.addAll(stock.of(transition.stock()));
        try {
            retries.call(() -> dynamoDb.transactWriteItems(request -> request.transactItems(writes)));
            return new SaveOutcome.Saved(transition.after());
        } catch (TransactionCanceledException cancelled) {
            return explain(transition, cancelled);
        }
    }

    private static SaveOutcome explain(Transition transition, TransactionCanceledException cancelled) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (Retries.refused(reasons.get(ORDER))) {
            return doneBefore(transition.after(), reasons.get(ORDER).item());
        }
        if (transition.stock() instanceof StockEffect.Hold hold) {
            List<EventFacts.Shortage> shortages = shortages(hold, reasons);
            if (!shortages.isEmpty()) {
                return new SaveOutcome.OutOfStock(shortages);
            }
        }
        if (reasons.stream().anyMatch(Retries::refused)) {
            throw new OrderChangedException(
                    "the reservation of order " + transition.after().orderId() + " is not what it was");
        }
        throw cancelled;
    }

    private static List<EventFacts.Shortage> shortages(StockEffect.Hold hold, List<CancellationReason> reasons) {
        List<EventFacts.Shortage> shortages = new ArrayList<>();
        int index = FIRST_PRODUCT;
        for (Map.Entry<String, Integer> wanted : hold.reservation().quantities().entrySet()) {
            CancellationReason reason = reasons.get(index++);
            if (Retries.refused(reason)) {
                long available = reason.item().isEmpty() ? 0 : Attributes.number(reason.item(), "available_quantity");
                shortages.add(new EventFacts.Shortage(wanted.getKey(), wanted.getValue(), available));
            }
        }
        return shortages;
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
            throw new OrderChangedException(
                    "order " + after.orderId() + " is at version " + stored.version() + ", not " + index);
        }
        return new SaveOutcome.Saved(stored);
    }
}
