package orderhub.infra.local.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** Those who bring more of what lies in shards. They insist until they are told, with the same key, and then ask again. */
final class Deliveries {

    static final Shelf WHAT = Shelf.HOT;

    /** How likely there is one, each time. */
    private static final double OFTEN = 0.2;

    private static final int MOST = 4;
    private static final int MAX_TRIES = 100;
    /** Between two tries. */
    private static final Duration BREATH = Duration.ofMillis(30);

    private final Chance chance;
    private final String prefix;
    private final IntFunction<SimulatedHub> hubs;
    private final Map<String, Integer> quantities = new TreeMap<>();
    private final List<String> wrongs = new ArrayList<>();

    /** @param hubs a living hub, by the number of a caller */
    Deliveries(Chance chance, String prefix, IntFunction<SimulatedHub> hubs) {
        this.chance = chance;
        this.prefix = prefix;
        this.hubs = hubs;
    }

    /** Perhaps brings some, in the middle of the storm; whoever is not told lets it be for now. */
    void bring(int round) {
        if (chance.happens(OFTEN, "delivery", round)) {
            String key = prefix + "-delivery-" + round;
            quantities.put(key, 1 + chance.pick(MOST, "delivered", round));
            ask(key, round);
        }
    }

    /** Asks for all of them, until each is told: those who know already, too. */
    void insist() {
        for (String key : quantities.keySet()) {
            boolean told = false;
            for (int attempt = 0; attempt < MAX_TRIES && !told; attempt++) {
                told = ask(key, attempt);
                if (!told) {
                    LockSupport.parkNanos(BREATH.toNanos());
                }
            }
            if (!told) {
                wrongs.add("delivery " + key + " was never taken in");
            }
        }
    }

    /** How much was brought, each delivery once. */
    long brought() {
        return quantities.values().stream().mapToLong(Integer::longValue).sum();
    }

    /** What those who deliver were told that they must not be told. */
    List<String> wrongs() {
        return List.copyOf(wrongs);
    }

    private boolean ask(String key, int hub) {
        String body = """
                {"quantity": %d, "operator": "supplier", "reason": "a delivery"}""".formatted(quantities.get(key));
        SimulatedHub.Answer answer =
                hubs.apply(hub).ask("restock-product", body, Map.of("productId", WHAT.product, "Idempotency-Key", key));
        if (answer.status() != 200 && answer.status() != 0 && answer.status() != 503) {
            wrongs.add("delivery " + key + " was answered " + answer.status() + " " + answer.body());
        }
        return answer.status() == 200;
    }
}
