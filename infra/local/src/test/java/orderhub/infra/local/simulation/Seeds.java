package orderhub.infra.local.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs seeds in some worlds side by side: most of a seed's time is waiting. */
final class Seeds {

    /** How long everything may take to come to rest after a storm. */
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Those who were fooled by a bug may never come to rest. */
    private static final Duration SHORT = Duration.ofSeconds(30);

    private final long end;
    private final int worlds;
    private final Bug bug;
    private final Duration toRest;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong orders = new AtomicLong();
    private final AtomicLong shipped = new AtomicLong();
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final List<World.Result> failed = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean enough;

    /** @param bug that is planted into each hub */
    Seeds(SimulationOptions options, Bug bug) {
        this.next = new AtomicLong(options.first());
        this.end = options.first() + options.seeds();
        this.worlds = options.worlds();
        this.bug = bug;
        this.toRest = bug == Bug.NONE ? LONG : SHORT;
    }

    /** Runs them all, or until one shows the planted bug. Gives those that failed. */
    List<World.Result> run(Consumer<World.Result> each) {
        List<Thread> threads = IntStream.range(0, worlds)
                .mapToObj(number -> new Thread(() -> runSome(each), "world-" + number))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
        return List.copyOf(failed);
    }

    /** How many seeds were run to their end. */
    long done() {
        return done.get();
    }

    /** How many orders were shipped. */
    long shipped() {
        return shipped.get();
    }

    /** How many orders were placed. */
    long orders() {
        return orders.get();
    }

    /** How often each fault happened. */
    Map<Fault, Long> faults() {
        return faults;
    }

    private void runSome(Consumer<World.Result> each) {
        boolean more = true;
        while (more) {
            try (World world = new World(bug, toRest)) {
                more = runUntilOneFails(world, each);
                synchronized (faults) {
                    world.faults().forEach((fault, times) -> faults.merge(fault, times, Long::sum));
                }
            }
        }
    }

    /** In a world in which something went wrong, the next seed would find the remains. Says whether there are more. */
    private boolean runUntilOneFails(World world, Consumer<World.Result> each) {
        for (long seed = next.getAndIncrement(); seed < end && !enough; seed = next.getAndIncrement()) {
            World.Result result = run(world, seed);
            done.incrementAndGet();
            orders.addAndGet(result.orders());
            shipped.addAndGet(result.shipped());
            each.accept(result);
            if (!result.violations().isEmpty()) {
                failed.add(result);
                enough |= bug != Bug.NONE && bug.isShownBy(result);
                return true;
            }
        }
        return false;
    }

    /** A seed that breaks the simulation itself has failed as well. */
    private static World.Result run(World world, long seed) {
        try {
            return world.run(seed);
        } catch (Throwable fault) {
            return new World.Result(seed, 0, 0, List.of("the simulation failed: " + fault));
        }
    }
}
