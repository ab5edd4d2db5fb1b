package orderhub.processors.walks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        /** Takes the charge and captures it later, unless it is cancelled by then. */
        HOLDS,
        /** Gives no answer in time; the effect comes later, unless the key has had its effect by then. */
        DAWDLES
    }

    private static final GatewayReply FAULT =
            new GatewayReply(503, AnAnswer.anAnswer().build());

    private final Map<String, GatewayRequest> asked = new HashMap<>();
    private final Map<String, GatewayReply> answered = new HashMap<>();
    private final Map<String, GatewayRequest> heldCharges = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();
    private final List<GatewayRequest> onTheirWay = new ArrayList<>();
    private final Map<String, GatewayAnswer> captures = new HashMap<>();
    private final Map<String, Long> refunded = new HashMap<>();
    private final Map<String, Integer> captureCount = new HashMap<>();

    GatewayReply post(GatewayRequest request, Mood mood) {
        String key = request.idempotencyKey();
        GatewayRequest before = key == null ? null : asked.putIfAbsent(key, request);
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
            case FINE, DECLINES, HOLDS -> settle(request, mood);
        };
    }

    /** Lets what is still on its way arrive, however late. */
    void catchUp() {
        onTheirWay.forEach(request -> settle(request, Mood.FINE));
        onTheirWay.clear();
        heldCharges.values().forEach(this::capture);
        heldCharges.clear();
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
        if (request.idempotencyKey() == null) {
            return cancel(request);
        }
        return answered.computeIfAbsent(
                request.idempotencyKey(),
                key -> request.path().equals("/v1/refunds") ? refund(request) : charge(request, mood));
    }

    private GatewayReply charge(GatewayRequest request, Mood mood) {
        if (mood == Mood.DECLINES) {
            return new GatewayReply(402, AnAnswer.ofFailure("card_declined", "insufficient_funds", "No money."));
        }
        String orderId = orderOf(request);
        if (mood == Mood.HOLDS) {
            heldCharges.put("pi-" + orderId, request);
            return new GatewayReply(200, held(orderId, "requires_capture"));
        }
        return new GatewayReply(200, capture(request));
    }

    private GatewayAnswer capture(GatewayRequest request) {
        String orderId = orderOf(request);
        long amount = Long.parseLong(request.fields().getOrDefault("amount", ""));
        GatewayAnswer capture = AnAnswer.ofCapture(amount)
                .withId("pi-" + orderId)
                .withCharge("ch-" + orderId)
                .build();
        captures.put(orderId, capture);
        captureCount.merge(orderId, 1, Integer::sum);
        return capture;
    }

    private GatewayReply cancel(GatewayRequest request) {
        String path = request.path();
        String paymentId = path.substring(path.indexOf("pi-"), path.lastIndexOf('/'));
        String orderId = paymentId.substring("pi-".length());
        if (heldCharges.remove(paymentId) != null) {
            cancelled.add(paymentId);
            return new GatewayReply(200, held(orderId, "canceled"));
        }
        GatewayAnswer now = cancelled.contains(paymentId) ? held(orderId, "canceled") : captures.get(orderId);
        return new GatewayReply(400, AnAnswer.ofUnexpectedState(now));
    }

    private static GatewayAnswer held(String orderId, String status) {
        return AnAnswer.anAnswer().withId("pi-" + orderId).withStatus(status).build();
    }

    private static String orderOf(GatewayRequest request) {
        return request.fields().getOrDefault("metadata[order_id]", "");
    }

    private GatewayReply refund(GatewayRequest request) {
        String paymentId = request.fields().getOrDefault("payment_intent", "");
        long amount = Long.parseLong(request.fields().getOrDefault("amount", ""));
        refunded.merge(paymentId, amount, Long::sum);
        return new GatewayReply(
                200, AnAnswer.ofRefund(amount).withId("re-" + paymentId).build());
    }
}
