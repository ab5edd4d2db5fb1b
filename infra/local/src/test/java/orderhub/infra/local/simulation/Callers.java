package orderhub.infra.local.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Those who place the orders of a seed, call some of them off and decide on others. They insist until they are told, with
 * the same key.
 */
final class Callers {

    private static final int THREADS = 4;
    private static final int MAX_TRIES = 100;
    /** Between two tries. */
    private static final Duration BREATH = Duration.ofMillis(30);

    private static final Pattern ORDER_ID = Pattern.compile("\"orderId\":\"([^\"]+)\"");
    static final String GOOD_CARD = "pm_card_visa";

    private static final List<String> CARDS =
            List.of(GOOD_CARD, GOOD_CARD, GOOD_CARD, GOOD_CARD, "pm_card_chargeDeclined", "pm_sim_hold_only");

    private final Chance chance;
    private final String prefix;
    private final int count;
    private final IntFunction<SimulatedHub> hubs;
    /** How likely somebody changes their mind. */
    private static final double FICKLE = 0.2;

    /** Before somebody calls an order off, it goes on for up to so many breaths. */
    private static final int LONGEST_THOUGHT = 20;

    private static final List<String> WHYS = List.of("", "{\"reason\":\"changed my mind\"}");

    private final Set<String> calledOff = ConcurrentHashMap.newKeySet();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final List<String> wrongs = new ArrayList<>();

    /** @param hubs a living hub, by the number of a caller */
    Callers(Chance chance, String prefix, int count, IntFunction<SimulatedHub> hubs) {
        this.chance = chance;
        this.prefix = prefix;
        this.count = count;
        this.hubs = hubs;
    }

    /** Places all orders, some of them by two callers at once. Returns when each was acknowledged or given up. */
    void placeAll() {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        for (int order = 0; order < count; order++) {
            int number = order;
            int times = chance.happens(0.15, "twice", number) ? 3 : 1;
            for (int caller = 0; caller < times; caller++) {
                int who = caller;
                threads.execute(() -> placeOrSayWhy(number, who));
            }
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("callers hang");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Decides on those that wait for a person, some of them both ways. */
    void review() {
        acknowledged.forEach((key, orderId) -> {
            int decision = chance.pick(4, "review", key);
            if (decision == 0 || decision == 2) {
                decide("approve-order", orderId, 0);
            }
            if (decision == 1 || decision == 2) {
                decide("reject-order", orderId, 1);
            }
        });
    }

    /** Whoever was not told asks again, and is told now. Who was told does not ask: what was acknowledged goes on alone. */
    void repeatUnknown() {
        for (int order = 0; order < count; order++) {
            if (!acknowledged.containsKey(key(order))) {
                place(order, 0);
                requireAnswer(order);
            }
        }
    }

    /** Asks for each order again, and is told the same; whoever asks for another under its key is refused. */
    void repeatAll() {
        for (int order = 0; order < count; order++) {
            place(order, 0);
            requireRefusalOfAnother(order);
        }
    }

    private void requireAnswer(int order) {
        if (!acknowledged.containsKey(key(order))) {
            wrong("order " + key(order) + " was never taken in");
        }
    }

    private void placeOrSayWhy(int order, int caller) {
        try {
            place(order, caller);
            if (acknowledged.containsKey(key(order)) && chance.happens(FICKLE, "calls off", order)) {
                int breaths = chance.pick(LONGEST_THOUGHT, "thinks", order);
                LockSupport.parkNanos(BREATH.multipliedBy(breaths).toNanos());
                callOff(order, caller);
            }
        } catch (RuntimeException fault) {
            wrong("order " + key(order) + " was answered with " + fault);
        }
    }

    /** The order ids that callers know of. */
    List<String> orders() {
        return List.copyOf(acknowledged.values());
    }

    /** The orders of which callers were told that they are called off. */
    Set<String> calledOff() {
        return Set.copyOf(calledOff);
    }

    /** What callers were told that they must not be told. */
    synchronized List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    private void place(int order, int caller) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            SimulatedHub.Answer answer = ask("accept-order", body(order, 0), order, order + caller + attempt);
            if (answer.status() == 202) {
                note(key(order), idIn(answer.body()));
                return;
            }
            if (answer.status() != 0 && answer.status() != 503) {
                wrong("order " + key(order) + " was answered " + answer.status() + " " + answer.body());
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    /** Who placed an order three times at once calls it off three times at once. */
    private void callOff(int order, int caller) {
        String orderId = requireNonNull(acknowledged.get(key(order)));
        boolean customer = chance.happens(0.5, "customer", order, caller);
        Map<String, Object> headers = new HashMap<>(Map.of("orderId", orderId, "Content-Type", "application/json"));
        if (customer) {
            headers.put("Hub-Customer", Shelf.CUSTOMER);
        }
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int status = hubs.apply(order + caller + attempt)
                    .ask("cancel-order", chance.oneOf(WHYS, "why", order, caller), headers)
                    .status();
            if (status == 200 || status == 202) {
                calledOff.add(orderId);
            } else if (status != 0 && status != 503 && status != 409) {
                wrong("who called order " + orderId + " off was answered " + status);
            }
            if (status != 0 && status != 503) {
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
    }

    private void requireRefusalOfAnother(int order) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int status =
                    ask("accept-order", body(order, 1), order, order + attempt).status();
            if (status == 422) {
                return;
            }
            if (status != 0 && status != 503) {
                wrong("another order under key " + key(order) + " was answered " + status);
                return;
            }
            LockSupport.parkNanos(BREATH.toNanos());
        }
        wrong("another order under key " + key(order) + " was neither refused nor taken");
    }

    private void decide(String route, String orderId, int caller) {
        hubs.apply(caller).ask(route, "", Map.of("orderId", orderId));
    }

    private SimulatedHub.Answer ask(String route, String body, int order, int hub) {
        return hubs.apply(hub)
                .ask(route, body, Map.of("Idempotency-Key", key(order), "Content-Type", "application/json"));
    }

    private void note(String key, String orderId) {
        String before = acknowledged.putIfAbsent(key, orderId);
        if (before != null && !before.equals(orderId)) {
            wrong("key " + key + " has two orders: " + before + " and " + orderId);
        }
    }

    private synchronized void wrong(String what) {
        wrongs.add(what);
    }

    private String key(int order) {
        return prefix + "-" + order;
    }

    private String body(int order, int more) {
        Shelf shelf = chance.oneOf(List.of(Shelf.values()), "shelf", order);
        Shelf other = chance.oneOf(List.of(Shelf.PARCEL, Shelf.FRESH, Shelf.BOOK), "other", order);
        return """
                {"customerId":"%s","items":[{"productId":"%s","quantity":%d},{"productId":"%s","quantity":%d}],
                 "paymentMethod":{"type":"card","token":"%s"}}""".formatted(
                        Shelf.CUSTOMER,
                        shelf.product,
                        1 + chance.pick(3, "quantity", order),
                        other.product,
                        1 + more,
                        chance.oneOf(CARDS, "card", order));
    }

    private static String idIn(String body) {
        Matcher matcher = ORDER_ID.matcher(body);
        if (!matcher.find()) {
            throw new IllegalStateException("no order id in " + body);
        }
        return matcher.group(1);
    }
}
