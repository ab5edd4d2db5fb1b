package orderhub.infra.local.chaos;

import static orderhub.infra.local.chaos.FaultKind.KILL_AWS;
import static orderhub.infra.local.chaos.FaultKind.KILL_GATEWAY;
import static orderhub.infra.local.chaos.FaultKind.KILL_HUB;
import static orderhub.infra.local.chaos.FaultKind.PAUSE_HUB;
import static orderhub.infra.local.chaos.FaultKind.RESTART_HUB;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * What is done to whom, and when. The same seed makes the same plan; what the processes are doing at that moment is
 * theirs.
 *
 * @param faults in the order of their times
 */
record FaultPlan(List<Fault> faults) {

    /** Between two faults, unless it is said: less than a hub takes to start, so that some are hit while they start. */
    static final Duration USUAL_GAP = Duration.ofMillis(9_500);

    static final Set<FaultKind> ALL_KINDS = Set.of(FaultKind.values());

    /** How long a process stays down. */
    private static final int LONGEST_DOWN_MS = 3_000;

    /** A saga's lease is 5 s: who is paused for longer wakes up to find his work taken over. */
    private static final int SHORTEST_PAUSE_MS = 6_000;

    private static final int LONGEST_PAUSE_MS = 15_000;

    /** Drawn without putting back, so that each dozen of faults has all kinds; three in four are kills. */
    private static final List<FaultKind> BAG = List.of(
            KILL_HUB,
            KILL_HUB,
            KILL_HUB,
            KILL_HUB,
            KILL_HUB,
            KILL_HUB,
            PAUSE_HUB,
            PAUSE_HUB,
            RESTART_HUB,
            KILL_AWS,
            KILL_AWS,
            KILL_GATEWAY);

    /**
     * One thing that is done.
     *
     * @param at since the beginning
     * @param hub which, from 0; of no meaning for the others
     * @param lasts how long the process is down, or stands still
     */
    record Fault(Duration at, FaultKind kind, int hub, Duration lasts) {}

    FaultPlan {
        faults = List.copyOf(faults);
    }

    /**
     * Makes a plan.
     *
     * @param gap between two faults on average; each is between half of it and half as much again
     * @param kinds of faults, at least one
     */
    static FaultPlan of(long seed, Duration length, int hubs, Duration gap, Set<FaultKind> kinds) {
        Random random = new Random(seed);
        Deque<FaultKind> bag = new ArrayDeque<>();
        List<Fault> faults = new ArrayList<>();
        int meanGapMs = (int) gap.toMillis();
        long at = between(random, meanGapMs / 2, meanGapMs * 3 / 2);
        while (at < length.toMillis()) {
            if (bag.isEmpty()) {
                List<FaultKind> shuffled = new ArrayList<>(BAG);
                shuffled.retainAll(kinds);
                Collections.shuffle(shuffled, random);
                bag.addAll(shuffled);
            }
            FaultKind kind = bag.pop();
            int lasts = kind == PAUSE_HUB
                    ? between(random, SHORTEST_PAUSE_MS, LONGEST_PAUSE_MS)
                    : between(random, 0, LONGEST_DOWN_MS);
            faults.add(new Fault(Duration.ofMillis(at), kind, random.nextInt(hubs), Duration.ofMillis(lasts)));
            at += between(random, meanGapMs / 2, meanGapMs * 3 / 2);
        }
        return new FaultPlan(faults);
    }

    private static int between(Random random, int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
