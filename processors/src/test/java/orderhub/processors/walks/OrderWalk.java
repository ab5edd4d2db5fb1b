package orderhub.processors.walks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.processors.cancelling.CancelDecision;
import orderhub.processors.cancelling.CancelOrder;
import orderhub.processors.events.CatchUp;
import orderhub.processors.events.NextCommand;
import orderhub.processors.events.PendingEvents;
import orderhub.processors.fulfilment.ChooseLane;
import orderhub.processors.fulfilment.DispatchOrder;
import orderhub.processors.fulfilment.RequestReview;
import orderhub.processors.fulfilment.ShipOrder;
import orderhub.processors.lifecycle.HaltOrder;
import orderhub.processors.lifecycle.StockEffect;
import orderhub.processors.lifecycle.Transition;
import orderhub.processors.payment.BuildCharge;
import orderhub.processors.payment.BuildRefund;
import orderhub.processors.payment.BuildVoid;
import orderhub.processors.payment.CompletePayment;
import orderhub.processors.payment.FailPayment;
import orderhub.processors.payment.FindCapture;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.processors.payment.PendPayment;
import orderhub.processors.payment.PlanRefund;
import orderhub.processors.payment.ReadCharge;
import orderhub.processors.payment.ReadVoid;
import orderhub.processors.payment.RecordCapture;
import orderhub.processors.payment.RecordRefund;
import orderhub.processors.payment.RequireDefinite;
import orderhub.processors.payment.RequireSettled;
import orderhub.processors.review.ApproveReview;
import orderhub.processors.review.RejectReview;
import orderhub.processors.stock.HoldElsewhere;
import orderhub.processors.stock.HoldPlan;
import orderhub.processors.stock.PlanHold;
import orderhub.processors.stock.RejectForStock;
import orderhub.processors.stock.ReleaseStock;
import orderhub.processors.stock.ReserveStock;
import orderhub.processors.walks.InMemoryGateway.Mood;
import orderhub.schemas.api.Cancellation;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.payment.PaymentOutcome;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import orderhub.schemas.stock.Reservation;

/** One order on its way. A step that the processors refuse leaves everything as it was. */
final class OrderWalk {

    private static final ChooseLane CHOOSE_LANE = new ChooseLane(Map.of("USD", 1_000L));

    private static final int MAX_ITEMS = 98;

    private final World world;
    private final List<OrderEvent> bus = new ArrayList<>();
    private Order order;

    OrderWalk(World world, Order order) {
        this.world = world;
        this.order = order.withSaga("saga-of-" + order.orderId());
    }

    Order order() {
        return order;
    }

    /** The events as they were sent, repetitions and all. */
    List<OrderEvent> bus() {
        return List.copyOf(bus);
    }

    /** Tries a step; says whether it was not refused. */
    boolean tryTo(Step step) {
        try {
            take(step);
            return true;
        } catch (IllegalStateException | GatewayUnavailableException refused) {
            return false;
        }
    }

    private void take(Step step) {
        switch (step) {
            case GO_ON -> goOn();
            case RESERVE -> reserve();
            case CHARGE -> charge(Mood.FINE);
            case CHARGE_AND_BE_DECLINED -> charge(Mood.DECLINES);
            case CHARGE_AND_LOSE_THE_ANSWER -> charge(Mood.LOSES_THE_ANSWER);
            case CHARGE_AT_A_SICK_GATEWAY -> charge(Mood.IS_SICK);
            case CHARGE_AT_A_SLOW_GATEWAY -> charge(Mood.DAWDLES);
            case CHARGE_AND_BE_HELD -> charge(Mood.HOLDS);
            case REQUEST_REVIEW -> write(new RequestReview().apply(order, world.now()));
            case APPROVE -> write(new ApproveReview().apply(order, world.now()));
            case REJECT -> write(new RejectReview().apply(order, world.now()));
            case DISPATCH -> write(new DispatchOrder().apply(order, Lane.STANDARD, 5, world.now()));
            case SHIP -> write(new ShipOrder().apply(order, "parcel-post", world.now()));
            case CANCEL -> cancel();
            case HALT -> halt("saga-of-" + order.orderId());
            case HALT_BY_ANOTHER_SAGA -> halt("another-saga");
            case REFUND -> refund(Mood.FINE, Mood.FINE);
            case REFUND_AND_LOSE_THE_ANSWER -> refund(Mood.FINE, Mood.LOSES_THE_ANSWER);
            case REFUND_AT_A_SLOW_GATEWAY -> refund(Mood.FINE, Mood.DAWDLES);
            case SETTLE_AS_DECLINED -> refund(Mood.DECLINES, Mood.FINE);
            case SETTLE_AND_LOSE_THE_ANSWER -> refund(Mood.LOSES_THE_ANSWER, Mood.FINE);
            case SETTLE_AT_A_SLOW_GATEWAY -> refund(Mood.DAWDLES, Mood.FINE);
            case SETTLE_AS_HELD -> refund(Mood.HOLDS, Mood.FINE);
            case GATEWAY_CATCHES_UP -> world.gateway().catchUp();
            case RELEASE -> write(new ReleaseStock().apply(order, world.now()));
            case MINUTES_PASS -> world.pass(Duration.ofMinutes(6));
            case PUBLISH -> publish();
            case HAND_OVER_BEFORE_NOTING -> handOverBeforeNoting();
            case PUBLISH_PARTLY -> publishPartly();
            case CRASH_WHILE_PUBLISHING -> crashWhilePublishing();
            case MARK_PUBLISHED_LATE -> order = order.withPublished(order.published() - 1);
        }
    }

    private void goOn() {
        switch (order.status()) {
            case CREATED -> reserve();
            case RESERVED -> charge(Mood.FINE);
            case PAYMENT_PENDING -> {
                if (!tryTo(Step.CHARGE)) {
                    take(Step.HALT); // what a gateway never settles ends at the deadline
                }
            }
            case PAID, APPROVED -> {
                Lane lane = CHOOSE_LANE.apply(order);
                write(
                        lane == Lane.REVIEW
                                ? new RequestReview().apply(order, world.now())
                                : new DispatchOrder().apply(order, lane, 5, world.now()));
            }
            case IN_REVIEW -> take(Step.APPROVE);
            case DISPATCHED -> take(Step.SHIP);
            case COMPENSATING -> {
                tryTo(Step.RELEASE);
                refund(Mood.FINE, Mood.FINE);
            }
            case SHIPPED, REJECTED, EXPIRED, CANCELLED -> {}
        }
    }

    private void reserve() {
        Transition reserved = new ReserveStock().apply(order, world.now().plus(World.HOLD), world.now());
        Reservation first = ((StockEffect.Hold) reserved.stock()).reservation();
        Map<String, List<Long>> lacking = new HashMap<>();
        world.stock()
                .lacking(first)
                .forEach(product -> lacking.put(product, world.stock().available(product)));
        HoldPlan plan = new PlanHold(MAX_ITEMS).apply(order.orderId(), first.quantities(), lacking);
        write(
                plan instanceof HoldPlan.Take take
                        ? new HoldElsewhere().apply(reserved, take.items())
                        : new RejectForStock().apply(order, ((HoldPlan.Lack) plan).shortages(), world.now()));
    }

    private void charge(Mood mood) {
        if (order.status().next() != OrderStatus.Step.CHARGE) {
            return; // the route asks the gateway in no other state
        }
        PaymentOutcome outcome = askOrWonder(mood);
        if (outcome instanceof Captured captured) {
            write(new CompletePayment().apply(order, captured, world.now()));
        } else if (outcome instanceof PaymentOutcome.Unpaid unpaid) {
            write(new FailPayment().apply(order, unpaid, world.now()));
        } else {
            write(new PendPayment().apply(order, (PaymentOutcome.Pending) outcome, world.now()));
        }
        new RequireSettled().apply(order);
    }

    private PaymentOutcome askOrWonder(Mood mood) {
        try {
            return askToCharge(mood);
        } catch (GatewayUnavailableException noAnswer) {
            return new PaymentOutcome.Unknown("no-definite-answer");
        }
    }

    /** Always with the order's one key: at first, again, and to settle how it ended. */
    private PaymentOutcome askToCharge(Mood mood) {
        GatewayReply reply = world.gateway().post(new BuildCharge().apply(order), mood);
        return new ReadCharge().apply(order, new RequireDefinite().apply(reply));
    }

    private void cancel() {
        CancelDecision decision = new CancelOrder()
                .apply(order, EventFacts.Party.CUSTOMER, new Cancellation("changed my mind"), world.now());
        if (decision instanceof CancelDecision.Stops stops) {
            write(stops.transition());
        } else if (decision instanceof CancelDecision.Refused refused) {
            throw new IllegalStateException(refused.why());
        }
    }

    private void halt(String sagaId) {
        new HaltOrder().apply(order, sagaId, world.now()).ifPresent(this::write);
    }

    /**
     * @param settling towards the charge that is repeated where nobody knows how it ended
     * @param refunding towards the refund
     */
    private void refund(Mood settling, Mood refunding) {
        if (order.status() != OrderStatus.COMPENSATING) {
            return; // the route undoes in no other state
        }
        switch (new PlanRefund().apply(order)) {
            case NOTHING -> {}
            case REFUND -> giveBack(new FindCapture().apply(order), refunding);
            case ASK -> {
                PaymentOutcome outcome = askToCharge(settling);
                if (outcome instanceof PaymentOutcome.Open open) {
                    GatewayReply reply = world.gateway().post(new BuildVoid().apply(open), settling);
                    outcome = new ReadVoid().apply(order, open, new RequireDefinite().apply(reply));
                }
                if (outcome instanceof Captured settled) {
                    write(new RecordCapture().apply(order, settled, world.now()));
                    giveBack(settled, refunding);
                } else {
                    write(new FailPayment().apply(order, (PaymentOutcome.Unpaid) outcome, world.now()));
                }
            }
        }
    }

    private void giveBack(Captured captured, Mood mood) {
        GatewayReply reply = world.gateway().post(new BuildRefund().apply(order, captured), mood);
        write(new RecordRefund().apply(order, captured, new RequireDefinite().apply(reply), world.now()));
    }

    private void publish() {
        bus.addAll(new PendingEvents().apply(order));
        order = order.withPublished(order.version());
    }

    /** The bus takes the first and refuses the others. */
    private void publishPartly() {
        List<OrderEvent> pending = new PendingEvents().apply(order);
        if (!pending.isEmpty()) {
            bus.add(pending.get(0));
            order = order.withPublished(order.published() + 1);
        }
    }

    private void handOverBeforeNoting() {
        bus.addAll(new PendingEvents().apply(order));
        Order allOut = order.withPublished(order.version());
        new NextCommand().apply(order, allOut).ifPresent(command -> order = new CatchUp().apply(order, command));
    }

    private void crashWhilePublishing() {
        List<OrderEvent> pending = new PendingEvents().apply(order);
        bus.addAll(pending.subList(0, (pending.size() + 1) / 2));
    }

    private void write(Transition planned) {
        boolean continues = planned.after().version() == order.version() + 1
                && planned.after().history().subList(0, order.version()).equals(order.history())
                && planned.after().placed().equals(order.placed())
                && planned.after().published() == order.published();
        if (!continues || planned.after().lastChange().type() == EventType.ORDER_CREATED) {
            throw new AssertionError("not one more change: " + planned.after());
        }
        world.stock().apply(planned.stock(), world.now());
        order = planned.after();
    }
}
