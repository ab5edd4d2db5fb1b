package orderhub.schemas.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import orderhub.schemas.catalogue.Lane;
import org.jspecify.annotations.Nullable;

/** What one kind of event adds to the fields that all events have. Amounts are minor units of the order's currency. */
public sealed interface EventFacts {

    /** For events that add nothing: the type says it all. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record None() implements EventFacts {
        public static final None NONE = new None();
    }

    /**
     * Stock is held under a reservation until a deadline.
     *
     * @param held how many of each stock item are held; empty where each product's first gave all of it. Nobody's
     *     business but the hub's: not published.
     */
    record Reserved(
            String reservationId,
            Instant expiresAt,
            @JsonIgnore SortedMap<String, Integer> held) implements EventFacts {
        public Reserved {
            // Null when it is read from an event, which does not say.
            held = held == null ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(new TreeMap<>(held));
        }

        /** Held where each product's first stock item gave all of it. */
        public Reserved(String reservationId, Instant expiresAt) {
            this(reservationId, expiresAt, new TreeMap<>());
        }
    }

    /** Some products could not be had; none of the order's stock was taken. */
    record Unavailable(List<Shortage> shortages) implements EventFacts {
        public Unavailable {
            shortages = List.copyOf(shortages);
        }
    }

    /** A product of which less was available than wanted, at the moment of the attempt. */
    record Shortage(String productId, int wanted, long available) {}

    /** A charge was sent, and its outcome is not known: why, as a code. */
    record PaymentUnknown(String reason) implements EventFacts {}

    /** The money is captured. The payment method is its type only, never the token. */
    record Paid(String paymentId, String transactionId, long amount, String paymentMethod) implements EventFacts {}

    /** The gateway refused, for good. */
    record PaymentRefused(String code, String reason) implements EventFacts {}

    /** Why a person has to look at the order. */
    record ReviewReason(String reason) implements EventFacts {}

    /** The reservation's deadline passed. */
    record Expired(Instant expiresAt) implements EventFacts {}

    /**
     * Somebody called the order off before it was shipped.
     *
     * @param cancelledBy for whom they acted; not who they are: events go to many
     * @param reason why, in their own words; null if they did not say
     */
    record Cancelled(
            Party cancelledBy,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) implements EventFacts {

        /** That it was, and for whom, for programs. */
        public String code() {
            return switch (cancelledBy) {
                case CUSTOMER -> "cancelled-by-customer";
                case STAFF -> "cancelled-by-staff";
            };
        }
    }

    /** Who acts on an order from outside. */
    enum Party {
        /** The one who placed it. */
        CUSTOMER,
        /** One of ours. */
        STAFF
    }

    /** Captured money went back. */
    record Refunded(String paymentId, String refundId, long amount) implements EventFacts {}

    /** A payment was cancelled at the gateway before it was captured. */
    record Voided(String paymentId) implements EventFacts {}

    /** The reservation was undone; its stock can be had again. */
    record Released(String reservationId) implements EventFacts {}

    /** The order went to a lane, which ships it by a time. */
    record Dispatched(Lane lane, Instant shipBy) implements EventFacts {}

    /** The order left; the reference tracks the parcel or the download. */
    record Shipped(Lane lane, String carrier, String trackingId) implements EventFacts {}
}
