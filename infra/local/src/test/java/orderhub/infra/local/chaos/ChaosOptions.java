package orderhub.infra.local.chaos;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How chaos is made.
 *
 * @param length for how long orders come in and things are done to processes
 * @param seed of the plan and of the orders
 * @param ordersPerSecond how many are placed, whether or not the ones before are answered
 * @param hubs how many
 * @param gap between two faults on average
 * @param kinds of the faults
 * @param directory where data, logs and the report are kept
 * @param keep whether data and logs are kept after a run without violations, too
 * @param settings of the hubs that differ from production's
 */
record ChaosOptions(
        Duration length,
        long seed,
        double ordersPerSecond,
        int hubs,
        Duration gap,
        Set<FaultKind> kinds,
        Path directory,
        boolean keep,
        Map<String, String> settings) {

    /** So that the end is near: holds and waits that a run would otherwise spend most of its time on. */
    private static final Map<String, String> SHORTER_WAITS = Map.of(
            "hub.reservation.hold-ms", "75000",
            "hub.gateway.breaker.open-s", "5",
            "hub.retry.longest-s", "8",
            "saga.dynamodb.longest-backoff-ms", "8000");

    private static final Set<String> WITH_VALUE =
            Set.of("--minutes", "--seed", "--rate", "--hubs", "--gap", "--only", "--dir");

    ChaosOptions {
        kinds = Set.copyOf(kinds);
        settings = Map.copyOf(settings);
    }

    static final String USAGE = """
            Usage: [--minutes N] [--seed N] [--rate N] [--hubs N] [--gap N] [--only KIND,…] [--dir DIR] [--keep] [--hub.NAME=VALUE …]
              --minutes N   how long orders come in and processes are hit (default 15; 0.75 is possible)
              --seed N      the same seed makes the same plan and the same orders (default: another each time)
              --rate N      orders a second (default 3)
              --hubs N      hubs (default 3)
              --gap N       seconds between two faults on average (default 9.5)
              --only KIND,… of KILL_HUB, PAUSE_HUB, RESTART_HUB, KILL_AWS, KILL_GATEWAY (default: all)
              --dir DIR     where data, logs and the report go (default: target/chaos)
              --keep        keep data and logs even if nothing was violated
              --NAME=VALUE  a setting of the hubs""";

    /** @throws IllegalArgumentException if an argument is unknown, lacks its value or has a bad one */
    static ChaosOptions parse(String[] args) {
        Map<String, String> settings = new LinkedHashMap<>(SHORTER_WAITS);
        Map<String, String> given = new LinkedHashMap<>();
        boolean keep = false;
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            int equals = arg.indexOf('=');
            if (arg.equals("--keep")) {
                keep = true;
            } else if (arg.startsWith("--") && equals > 0) {
                settings.put(arg.substring(2, equals), arg.substring(equals + 1));
            } else if (WITH_VALUE.contains(arg) && i + 1 < args.length) {
                given.put(arg, args[++i]);
            } else {
                throw new IllegalArgumentException("unknown argument, or one without its value: " + arg);
            }
        }
        long seed = Long.parseLong(given.getOrDefault("--seed", Long.toString(System.nanoTime() % 1_000_000)));
        double minutes = positive("--minutes", given.getOrDefault("--minutes", "15"));
        return new ChaosOptions(
                Duration.ofMillis(Math.round(minutes * 60_000)),
                seed,
                positive("--rate", given.getOrDefault("--rate", "3")),
                (int) positive("--hubs", given.getOrDefault("--hubs", "3")),
                given.containsKey("--gap")
                        ? Duration.ofMillis(Math.round(positive("--gap", given.getOrDefault("--gap", "")) * 1_000))
                        : FaultPlan.USUAL_GAP,
                given.containsKey("--only") ? kinds(given.getOrDefault("--only", "")) : FaultPlan.ALL_KINDS,
                Path.of(given.getOrDefault("--dir", "infra/local/target/chaos")).resolve("seed-" + seed),
                keep,
                settings);
    }

    private static Set<FaultKind> kinds(String names) {
        return Arrays.stream(names.split(",", -1)).map(FaultKind::valueOf).collect(toUnmodifiableSet());
    }

    private static double positive(String name, String value) {
        double number = Double.parseDouble(value);
        if (number > 0) {
            return number;
        }
        throw new IllegalArgumentException(name + " needs more than 0, not " + value);
    }
}
