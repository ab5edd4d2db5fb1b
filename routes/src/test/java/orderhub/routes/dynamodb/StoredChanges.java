package orderhub.routes.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;

/** Changes with any facts that their type can have. Times have milliseconds, as the hub's clock does. */
final class StoredChanges {

    private static final long YEAR_3000_MS = 32_503_680_000_000L;

    private StoredChanges() {}

    static Arbitrary<Change> changes() {
        return Arbitraries.of(EventType.class).flatMap(StoredChanges::changes);
    }

    static Arbitrary<Change> changes(EventType type) {
        return Combinators.combine(times(), facts(type)).as((at, facts) -> new Change(type, at, facts));
    }

    static Arbitrary<Instant> times() {
        return Arbitraries.longs().between(0, YEAR_3000_MS).map(Instant::ofEpochMilli);
    }

    static Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(40);
    }

    private static Arbitrary<? extends EventFacts> facts(EventType type) {
        return switch (type) {
            case ORDER_CREATED, REVIEW_APPROVED -> Arbitraries.just(EventFacts.None.NONE);
            case INVENTORY_RESERVED ->
                Combinators.combine(texts(), times(), held()).as(EventFacts.Reserved::new);
            case INVENTORY_UNAVAILABLE -> shortages().map(EventFacts.Unavailable::new);
            case PAYMENT_PENDING -> texts().map(EventFacts.PaymentUnknown::new);
            case PAYMENT_VOIDED -> texts().map(EventFacts.Voided::new);
            case PAYMENT_COMPLETED ->
                Combinators.combine(texts(), texts(), Arbitraries.longs(), texts())
                        .as(EventFacts.Paid::new);
            case PAYMENT_FAILED -> Combinators.combine(texts(), texts()).as(EventFacts.PaymentRefused::new);
            case REVIEW_REQUESTED, REVIEW_REJECTED -> texts().map(EventFacts.ReviewReason::new);
            case ORDER_EXPIRED -> times().map(EventFacts.Expired::new);
            case ORDER_CANCELLED ->
                Combinators.combine(Arbitraries.of(EventFacts.Party.class), texts().injectNull(0.3))
                        .as(EventFacts.Cancelled::new);
            case PAYMENT_REFUNDED ->
                Combinators.combine(texts(), texts(), Arbitraries.longs()).as(EventFacts.Refunded::new);
            case INVENTORY_RELEASED -> texts().map(EventFacts.Released::new);
            case ORDER_DISPATCHED ->
                Combinators.combine(Arbitraries.of(Lane.class), times()).as(EventFacts.Dispatched::new);
            case ORDER_SHIPPED ->
                Combinators.combine(Arbitraries.of(Lane.class), texts(), texts())
                        .as(EventFacts.Shipped::new);
        };
    }

    private static Arbitrary<SortedMap<String, Integer>> held() {
        return Arbitraries.maps(texts(), Arbitraries.integers().greaterOrEqual(1))
                .ofMaxSize(4)
                .map(TreeMap::new);
    }

    private static Arbitrary<List<EventFacts.Shortage>> shortages() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0))
                .as(EventFacts.Shortage::new)
                .list()
                .ofMaxSize(4);
    }
}
