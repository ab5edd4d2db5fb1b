package orderhub.processors.walks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.processors.payment.GatewayReply;
import orderhub.processors.payment.GatewayRequest;
import orderhub.schemas.AnAnswer;
import orderhub.schemas.payment.GatewayAnswer;

/** A payment gateway that keeps its word: one effect a key, and the same answer whenever the key is used again. */
final class InMemoryGateway {

    /** How it behaves towards one request. */
    enum Mood {
        FINE,
        /** Refuses the customer's means of payment. */
        DECLINES,
        /** Has the effect, but its answer never arrives. */
        LOSES_THE_ANSWER,
        /** Fails before there is an effect. */
        IS_SICK,
        /** Gives no answer in time; the effect comes later, unless the key has had its effect by then. */
        DAWDLES
    }

    private static final GatewayReply FAULT =
            new GatewayReply(503, AnAnswer.anAnswer().build());

    private final Map<String, GatewayRequest> asked = new HashMap<>();
    private final Map<String, GatewayReply> answered = new HashMap<>();
    private final List<GatewayRequest> onTheirWay = new ArrayList<>();
    private final Map<String, GatewayAnswer> captures = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    private final Map<String, Integer> captureCount = new HashMap<>();

    GatewayReply post(GatewayRequest request, Mood mood) {
        String key = request.idempotencyKey();
        GatewayRequest before = asked.putIfAbsent(key, request);
        if (before != null && !before.equals(request)) {
            throw new AssertionError("key of another request: " + key);
        }
        return switch (mood) {
            case IS_SICK -> FAULT;
            case DAWDLES -> {
                onTheirWay.add(request);
                yield FAULT;
            }
            case LOSES_THE_ANSWER -> {
                settle(request, mood);
                yield FAULT;
            }
            case FINE, DECLINES -> settle(request, mood);
        };
    }

    /** Lets what is still on its way arrive, however late. */
    void catchUp() {
        onTheirWay.forEach(request -> settle(request, Mood.FINE));
        onTheirWay.clear();
    }

    /** Whether a charge of the order may still arrive. */
    boolean awaitsACharge(String orderId) {
        return onTheirWay.stream()
                .anyMatch(request -> orderId.equals(request.fields().get("metadata[order_id]")));
    }

    /** Captured and not refunded, in minor units. */
    long holds(String orderId) {
        GatewayAnswer capture = captures.get(orderId);
        return capture == null ? 0 : capture.amountReceived() - refunded.getOrDefault(capture.id(), 0L);
    }

    int captures(String orderId) {
        return captureCount.getOrDefault(orderId, 0);
    }

    private GatewayReply settle(GatewayRequest request, Mood mood) {
        return answered.computeIfAbsent(
                request.idempotencyKey(),
                key -> request.path().equals("/v1/refunds") ? refund(request) : charge(request, mood));
    }

    private GatewayReply charge(GatewayRequest request, Mood mood) {
        if (mood == Mood.DECLINES) {
            return new GatewayReply(402, AnAnswer.ofFailure("card_declined", "insufficient_funds", "No money."));
        }
        String orderId = request.fields().getOrDefault("metadata[order_id]", "");
        long amount = Long.parseLong(request.fields().getOrDefault("amount", ""));
        GatewayAnswer capture = AnAnswer.ofCapture(amount)
                .withId("pi-" + orderId)
                .withCharge("ch-" + orderId)
                .build();
        captures.put(orderId, capture);
        captureCount.merge(orderId, 1, Integer::sum);
        return new GatewayReply(200, capture);
    }

    private GatewayReply refund(GatewayRequest request) {
        String paymentId = request.fields().getOrDefault("payment_intent", "");
        long amount = Long.parseLong(request.fields().getOrDefault("amount", ""));
        refunded.merge(paymentId, amount, Long::sum);
        return new GatewayReply(
                200, AnAnswer.ofRefund(amount).withId("re-" + paymentId).build());
    }
}
