package orderhub.routes;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import orderhub.routes.deadletters.DeadLetterSettings;
import orderhub.routes.dynamodb.TableNames;
import orderhub.routes.reads.ReadSettings;
import orderhub.schemas.stock.StockItem;

/**
 * The settings that the beans need; what routes need they read themselves. The application binds these from {@code
 * hub.*}, where each has its reason beside it.
 *
 * @param table names of the tables
 * @param bus names of the buses
 * @param order rules for what may be ordered
 * @param review when a person looks at an order
 * @param relay how events get out
 * @param retry how failed messages come back
 * @param identity how orders get their ids
 * @param receipts how it is noticed that the bus loses events
 * @param inbox how consumers remember what they have done
 * @param stock how the stock of products is kept
 * @param gateway what the payment gateway can be relied on for
 * @param deadLetters how messages are given up, and looked at
 * @param api what callers may ask for at once
 * @param reads limits of reads that wait, list or stream
 */
public record HubSettings(
        TableNames table,
        Bus bus,
        OrderRules order,
        Review review,
        Relay relay,
        RetryWaits retry,
        Identity identity,
        Receipts receipts,
        Inbox inbox,
        Stock stock,
        Gateway gateway,
        DeadLetterSettings deadLetters,
        Api api,
        ReadSettings reads) {

    /** @param batch many orders in one request */
    public record Api(Batch batch) {}

    /**
     * @param parallelOrders orders of all batches together that are taken in at once
     * @param waitingOrders orders of batches that may wait for that
     */
    public record Batch(int parallelOrders, int waitingOrders) {}

    /** @param orders the bus for all events of orders */
    public record Bus(String orders) {}

    /**
     * @param defaultCurrency ISO 4217 code where a request names none
     * @param currencies ISO 4217 codes that are taken
     * @param paymentTypes the payment method types that are taken
     * @param maxTotalMinorUnits the largest total of an order
     */
    public record OrderRules(
            String defaultCurrency, Set<String> currencies, Set<String> paymentTypes, long maxTotalMinorUnits) {}

    /** @param fromMinorUnits by currency the total from which on an order waits for a person */
    public record Review(Map<String, Long> fromMinorUnits) {}

    /**
     * @param shards index partitions over which orders with unpublished events are spread
     * @param graceMs how long the hub that made a change has to publish it, in milliseconds
     */
    public record Relay(int shards, long graceMs) {
        /** How long the hub that made a change has to publish it. */
        public Duration grace() {
            return Duration.ofMillis(graceMs);
        }
    }

    /**
     * @param firstS wait after a message's first failure, in seconds
     * @param longestS the longest wait, in seconds
     */
    public record RetryWaits(int firstS, int longestS) {}

    /**
     * @param shards partitions over which an hour's tallies are spread
     * @param settleS how long a count of what was sent is held back, in seconds
     * @param youngestMin how long ago a minute must have begun to be judged, in minutes
     */
    public record Receipts(int shards, int settleS, int youngestMin) {}

    /**
     * @param leaseS how long an effect may take before another may try, in seconds
     * @param keptMin how long an event is remembered, in minutes
     */
    public record Inbox(int leaseS, int keptMin) {}

    /** @param shards over how many shards the stock of a product is spread that does not say so itself */
    public record Stock(int shards) {
        /** @throws IllegalArgumentException for a number of shards that cannot be read at once */
        public Stock {
            if (shards < 1 || shards > StockItem.MAX_SHARDS) {
                throw new IllegalArgumentException("hub.stock.shards is 1 to " + StockItem.MAX_SHARDS);
            }
        }
    }

    /** @param keySafeAgeS for how long a charge may be asked for again under its key, in seconds */
    public record Gateway(int keySafeAgeS) {

        /** Gateways forget keys after a day (Stripe); two hours are for clocks that differ and for what is on its way. */
        private static final int LONGEST_KEY_SAFE_AGE_S = 22 * 3600;

        /** @throws IllegalArgumentException if a gateway may have forgotten a key that counts as safe */
        public Gateway {
            if (keySafeAgeS < 1 || keySafeAgeS > LONGEST_KEY_SAFE_AGE_S) {
                throw new IllegalArgumentException("hub.gateway.key-safe-age-s is " + keySafeAgeS + ": set 1 to "
                        + LONGEST_KEY_SAFE_AGE_S + ", for gateways forget keys after a day and would charge again");
            }
        }
    }

    /** @param secret from which order ids are derived; the same on every hub */
    public record Identity(String secret) {
        /** @throws IllegalArgumentException for a secret that everybody can guess */
        public Identity {
            if (secret.isBlank()) {
                throw new IllegalArgumentException("hub.identity.secret is empty: set HUB_IDENTITY_SECRET");
            }
        }
    }
}
