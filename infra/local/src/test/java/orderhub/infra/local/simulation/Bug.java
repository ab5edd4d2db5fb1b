package orderhub.infra.local.simulation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.processors.payment.PlanRefund;
import orderhub.routes.eventbridge.EventBatch;
import orderhub.routes.eventbridge.Publication;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome;
import org.apache.camel.ExchangeException;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * Mistakes that a hub could have. Planted into the one under test, the simulation has to find each of them. Not here is what
 * a second defence hides: to release stock twice, or to ship after the deadline, takes a version that is not checked, too.
 */
enum Bug {
    /** As it is. */
    NONE(""),
    /** Messages are deleted when they are received, and not when they were handled. */
    MESSAGE_DELETED_FIRST("G1 .* has not ended: CREATED"),
    /** What the bus refuses of a batch is not looked at. */
    REFUSED_EVENTS_IGNORED("G5 .* was told as null"),
    /** A charge that nobody knows the end of counts as not made. */
    REFUND_BEFORE_RESOLUTION("G2 .*"),
    /** A fault on the way to the gateway or back counts as a refusal of the card. */
    FAULT_TAKEN_FOR_REFUSAL("G2 .* is REJECTED and .* are kept"),
    /** Each attempt of a payment has a key of its own. */
    NEW_KEY_EACH_TIME("G2 .* was charged .* times"),
    /** A change is stored whether or not another came before it. */
    VERSION_NOT_CHECKED("G5 .* lost a change"),
    /** Stock is taken whether or not there is enough. */
    STOCK_NOT_CHECKED("G3 there are -.*"),
    /** Of an order under the same id as a stored one the newer wins. */
    ACCEPTED_OVER_ANOTHER("G6 another order .*"),
    /** That a customer was told is noted before it is done. */
    TOLD_BEFORE_IT_IS_DONE("G5 nobody heard .*"),
    /** Nobody looks for events that were not published. */
    NO_SWEEP("G5 .* was not told of by itself"),
    /** A saga is written by whoever thinks that it is his, whatever its epoch. */
    FENCE_FORGOTTEN("G4 .* was written under .*");

    private final Pattern violation;

    /** @param violation by which it shows; not one that a world has which is only slow */
    Bug(String violation) {
        this.violation = Pattern.compile(violation);
    }

    /** Whether a seed shows it, and not only some harm that it also does. */
    boolean isShownBy(World.Result result) {
        return result.violations().stream()
                .anyMatch(found -> violation.matcher(found).matches());
    }

    /** Beans in the place of the hub's own. */
    Map<String, Object> beans(Map<String, Object> hubs) {
        return switch (this) {
            case REFUSED_EVENTS_IGNORED ->
                Map.of("eventBatch", new Trusting((EventBatch) requireNonNull(hubs.get("eventBatch"))));
            case TOLD_BEFORE_IT_IS_DONE -> Map.of("notifyInbox", new NotedFirst());
            case REFUND_BEFORE_RESOLUTION -> Map.of("planRefund", new Rash());
            case FAULT_TAKEN_FOR_REFUSAL -> Map.of("gatewayFaults", new Pessimist());
            default -> Map.of();
        };
    }

    /** Routes that are not started. */
    Set<String> missingRoutes() {
        return this == NO_SWEEP ? Set.of("sweep-outbox") : Set.of();
    }

    /** What is really sent to the gateway as a payment's key. */
    UnaryOperator<String> keys() {
        return this == NEW_KEY_EACH_TIME ? key -> key + UUID.randomUUID() : UnaryOperator.identity();
    }

    /** What is really sent to AWS, from operation and body. */
    BinaryOperator<String> requests() {
        return (operation, body) -> switch (this) {
            case VERSION_NOT_CHECKED ->
                body.replace("version = :before", "(attribute_exists(version) OR version = :before)");
            case STOCK_NOT_CHECKED ->
                body.replace("\"available_quantity >= :q\"", "\"attribute_exists(available_quantity)\"");
            case ACCEPTED_OVER_ANOTHER ->
                operation.equals("PutItem")
                        ? body.replace("\"attribute_not_exists(order_id)\"", "\"attribute_not_exists(nothing)\"")
                        : body;
            case FENCE_FORGOTTEN -> operation.equals("UpdateItem") ? withoutFence(body) : body;
            default -> body;
        };
    }

    /** As a saga is saved, only without the conditions that make out who holds it. */
    private static String withoutFence(String body) {
        String forgetful = body;
        for (String attribute : List.of("epoch", "due_at", "owner")) {
            Matcher alias = Pattern.compile("\"(#\\w+)\":\"" + attribute + "\"").matcher(body);
            if (alias.find()) {
                forgetful = forgetful.replaceFirst(
                        "\\((" + alias.group(1) + ") = (:\\w+)\\)", "($1 = $2 OR attribute_exists($1))");
            }
        }
        return forgetful;
    }

    /** Whether messages are gone once they are received. */
    boolean deletesFirst() {
        return this == MESSAGE_DELETED_FIRST;
    }

    /** Takes the bus at its word. */
    public static final class Trusting {
        private final EventBatch own;

        Trusting(EventBatch own) {
            this.own = own;
        }

        public Publication begin(Order order, List<OrderEvent> events) {
            return own.begin(order, events);
        }

        public Publication after(Publication publication, PutEventsResponse answer) {
            return own.after(publication, allTaken(publication));
        }

        private static PutEventsResponse allTaken(Publication publication) {
            return PutEventsResponse.builder()
                    .failedEntryCount(0)
                    .entries(publication.call().entries().stream()
                            .map(entry -> PutEventsResultEntry.builder()
                                    .eventId("trusted")
                                    .build())
                            .toList())
                    .build();
        }

        public Publication failed(Publication publication, RuntimeException fault) {
            return own.failed(publication, fault);
        }

        public void requireAllTaken(Publication publication) {
            own.requireAllTaken(publication);
        }
    }

    /** Remembers an event for good once it has seen it. */
    private static final class NotedFirst extends MemoryIdempotentRepository {
        @Override
        public boolean remove(String key) {
            return false;
        }
    }

    /** Takes no news for good news. */
    public static final class Rash {
        private final PlanRefund own = new PlanRefund();

        public PlanRefund.Need apply(Order order) {
            PlanRefund.Need need = own.apply(order);
            return need == PlanRefund.Need.ASK ? PlanRefund.Need.NOTHING : need;
        }
    }

    /** Takes every fault for a refusal. */
    public static final class Pessimist {
        public PaymentOutcome afterAsking(@ExchangeException Exception fault) {
            return new PaymentOutcome.Declined("declined", "Something went wrong.");
        }
    }
}
