package orderhub.schemas;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.order.PaymentMethod;
import orderhub.schemas.order.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Builds an order and walks it through its story. A step takes the steps that must come before it by itself, so
 * {@code anOrder().shipped().build()} has been reserved, paid and dispatched. Steps come one second after each other,
 * except {@link #expired()}, which waits for the reservation's deadline. Settings may stand before or after steps.
 */
public final class AnOrder {

    public static final String ORDER_ID = "7d0f6c1e-2b1a-4c55-9a3e-5f0b8c6d4e21";
    public static final String CUSTOMER_ID = "cus-amara-okafor";
    public static final String CORRELATION_ID = "c3b9e1d4-6f7a-4e0b-8d12-90ab34cd56ef";
    public static final String SAGA_ID = "saga-b1946ac9";
    public static final String TOKEN = "pm_card_visa";
    public static final Instant CREATED_AT = Instant.parse("2026-03-02T10:15:30Z");

    private final List<OrderLine> lines = new ArrayList<>();
    private final List<UnaryOperator<Order>> steps = new ArrayList<>();
    private OrderStatus reached = OrderStatus.CREATED;
    private String orderId = ORDER_ID;
    private String customerId = CUSTOMER_ID;
    private String currency = "USD";
    private String correlationId = CORRELATION_ID;
    private String requestHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private PaymentMethod paymentMethod = new PaymentMethod("card", TOKEN);
    private Instant createdAt = CREATED_AT;
    private int published;
    private @Nullable String sagaId;

    private AnOrder() {}

    /** A new order of two bags of coffee for 25.98 USD. */
    public static AnOrder anOrder() {
        return new AnOrder();
    }

    public AnOrder withId(String id) {
        orderId = id;
        return this;
    }

    public AnOrder withCustomer(String id) {
        customerId = id;
        return this;
    }

    public AnOrder withCorrelationId(String id) {
        correlationId = id;
        return this;
    }

    public AnOrder withRequestHash(String hash) {
        requestHash = hash;
        return this;
    }

    public AnOrder withPayment(String type, String token) {
        paymentMethod = new PaymentMethod(type, token);
        return this;
    }

    /** One more line; the first one given takes the place of the default. */
    public AnOrder withLine(String productId, int quantity, long unitPrice, Lane lane) {
        lines.add(new OrderLine(productId, quantity, unitPrice, lane));
        return this;
    }

    /** The same, of a product whose stock is spread over shards. */
    public AnOrder withHotLine(String productId, int quantity, int stockShards) {
        return withLine(new OrderLine(productId, quantity, 1299, Lane.STANDARD, stockShards));
    }

    /** The same, ready made. */
    public AnOrder withLine(OrderLine line) {
        lines.add(line);
        return this;
    }

    public AnOrder inCurrency(String code) {
        currency = code;
        return this;
    }

    public AnOrder createdAt(Instant at) {
        createdAt = at;
        return this;
    }

    /** The first so many changes are known to have been published. */
    public AnOrder published(int changes) {
        published = changes;
        return this;
    }

    public AnOrder carriedBy(String saga) {
        sagaId = saga;
        return this;
    }

    /** Its stock is held for {@link AnOrderChange#HOLD}. */
    public AnOrder reserved() {
        return step(OrderStatus.RESERVED, EventType.INVENTORY_RESERVED, AnOrderChange::reserved);
    }

    /** Its stock is held, so many of each stock item. */
    public AnOrder reservedIn(Map<String, Integer> held) {
        return step(
                OrderStatus.RESERVED,
                EventType.INVENTORY_RESERVED,
                (order, at) -> AnOrderChange.reserved(order, at, new TreeMap<>(held)));
    }

    /** Refused: there was none of its first product. */
    public AnOrder outOfStock() {
        return step(OrderStatus.REJECTED, EventType.INVENTORY_UNAVAILABLE, AnOrderChange::unavailable);
    }

    /** It was charged, and nobody knows how that ended. */
    public AnOrder pending() {
        return after(OrderStatus.CREATED, this::reserved)
                .step(OrderStatus.PAYMENT_PENDING, EventType.PAYMENT_PENDING, AnOrderChange::pending);
    }

    public AnOrder paid() {
        return after(OrderStatus.CREATED, this::reserved)
                .step(OrderStatus.PAID, EventType.PAYMENT_COMPLETED, AnOrderChange::paid);
    }

    /** The gateway refused, at once or when an expired order's charge was settled; stock is still held. */
    public AnOrder declined() {
        return after(OrderStatus.CREATED, this::reserved)
                .step(OrderStatus.COMPENSATING, EventType.PAYMENT_FAILED, AnOrderChange::declined);
    }

    public AnOrder inReview() {
        return untilPaid().step(OrderStatus.IN_REVIEW, EventType.REVIEW_REQUESTED, AnOrderChange::highValue);
    }

    public AnOrder approved() {
        return untilInReview()
                .step(OrderStatus.APPROVED, EventType.REVIEW_APPROVED, (order, at) -> EventFacts.None.NONE);
    }

    /** A reviewer said no; money and stock are still with us. */
    public AnOrder rejectedByReviewer() {
        return untilInReview().step(OrderStatus.COMPENSATING, EventType.REVIEW_REJECTED, AnOrderChange::rejected);
    }

    public AnOrder dispatched(Lane lane) {
        return untilPaid()
                .step(
                        OrderStatus.DISPATCHED,
                        EventType.ORDER_DISPATCHED,
                        (order, at) -> AnOrderChange.dispatched(lane, at));
    }

    public AnOrder shipped() {
        return (reached == OrderStatus.DISPATCHED ? this : dispatched(Lane.STANDARD))
                .step(OrderStatus.SHIPPED, EventType.ORDER_SHIPPED, AnOrderChange::shipped);
    }

    /** Its deadline passed while it was wherever the steps before this led; nothing is undone yet. */
    public AnOrder expired() {
        return after(OrderStatus.CREATED, this::reserved)
                .step(OrderStatus.COMPENSATING, EventType.ORDER_EXPIRED, AnOrderChange::expired);
    }

    /** Its customer called it off, wherever the steps before this led; what was done for it is not undone yet. */
    public AnOrder cancelled() {
        return cancelled(EventFacts.Party.CUSTOMER, AnOrderChange.WHY_CANCELLED);
    }

    /** Somebody called it off. */
    public AnOrder cancelled(EventFacts.Party by, @Nullable String reason) {
        OrderStatus next = reached == OrderStatus.CREATED ? OrderStatus.CANCELLED : OrderStatus.COMPENSATING;
        return step(next, EventType.ORDER_CANCELLED, (order, at) -> new EventFacts.Cancelled(by, reason));
    }

    /** Its charge turned out to have gone through, after it was stopped. */
    public AnOrder captured() {
        return step(OrderStatus.COMPENSATING, EventType.PAYMENT_COMPLETED, AnOrderChange::paid);
    }

    /** Its money went back. */
    public AnOrder refunded() {
        return step(OrderStatus.COMPENSATING, EventType.PAYMENT_REFUNDED, AnOrderChange::refunded);
    }

    /** Its payment was cancelled before it was captured. */
    public AnOrder voided() {
        return step(OrderStatus.COMPENSATING, EventType.PAYMENT_VOIDED, AnOrderChange::voided);
    }

    /** Its stock went back, and with that it ends, as what stopped it: see {@link AnOrderChange#endOf}. Its payment is settled. */
    public AnOrder released() {
        return step(OrderStatus.REJECTED, EventType.INVENTORY_RELEASED, AnOrderChange::released);
    }

    public Order build() {
        List<OrderLine> items = lines.isEmpty() ? List.of(new OrderLine("COF-ETH-250", 2, 1299, Lane.STANDARD)) : lines;
        Money total = Money.zero(currency);
        for (OrderLine line : items) {
            total = total.plus(new Money(line.unitPrice(), currency).times(line.quantity()));
        }
        Placement placed =
                new Placement(customerId, items, total, paymentMethod, correlationId, createdAt, requestHash);
        Change created = new Change(EventType.ORDER_CREATED, createdAt, EventFacts.None.NONE);
        Order order = new Order(orderId, placed, OrderStatus.CREATED, List.of(created), 0, sagaId);
        for (UnaryOperator<Order> step : steps) {
            order = step.apply(order);
        }
        return new Order(orderId, placed, order.status(), order.history(), published, sagaId);
    }

    /** For the names of parameterised tests. */
    @Override
    public String toString() {
        return "an order that is " + reached;
    }

    private AnOrder untilPaid() {
        return after(OrderStatus.CREATED, this::reserved)
                .after(OrderStatus.RESERVED, this::paid)
                .after(OrderStatus.PAYMENT_PENDING, this::paid);
    }

    private AnOrder untilInReview() {
        return reached == OrderStatus.IN_REVIEW ? this : inReview();
    }

    private AnOrder after(OrderStatus missing, Runnable step) {
        if (reached == missing) {
            step.run();
        }
        return this;
    }

    private AnOrder step(OrderStatus next, EventType type, AnOrderChange.Facts facts) {
        if (!AnOrderChange.comesAfter(type).contains(reached)) {
            throw new IllegalStateException("no order tells this story: " + type + " while " + reached);
        }
        reached = next;
        steps.add(order -> {
            Instant at = AnOrderChange.nextInstant(order, type);
            OrderStatus status = type == EventType.INVENTORY_RELEASED ? AnOrderChange.endOf(order) : next;
            return order.append(new Change(type, at, facts.of(order, at)), status);
        });
        return this;
    }
}
