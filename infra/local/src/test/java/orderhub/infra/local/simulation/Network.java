package orderhub.infra.local.simulation;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What lies between one life of a hub and everything else. When the hub is dead, nothing gets through any more. */
final class Network implements AutoCloseable {

    /** Long enough to be overtaken, short enough for hundreds of seeds. */
    private static final int SLOW_MS = 60;

    /** Of the deaths that the seed has in store. To start a hub takes as long as some orders. */
    private static final double LETHAL = 0.1;

    private final long leaseMs;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<Fault, AtomicInteger> faults = new ConcurrentHashMap<>();
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "late-calls");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Storm storm;
    private volatile boolean dead;
    private volatile long pausedUntil;

    /** @param leaseMs for a little longer than which a paused hub stands still */
    Network(Storm storm, long leaseMs) {
        this.storm = storm;
        this.leaseMs = leaseMs;
    }

    /**
     * What is to happen.
     *
     * @param probability that something happens to a call
     */
    record Storm(Chance chance, double probability) {
        static final Storm NONE = new Storm(new Chance(0), 0);
    }

    /** Something that takes effect elsewhere. */
    interface Effect<T> {
        T take() throws IOException;
    }

    /** What is answered without the effect being taken. */
    interface Answers<T> {
        T throttled() throws IOException;

        /** Says that all is well. */
        T acknowledged() throws IOException;

        /** Takes the effect of a part, and refuses the rest. */
        T partly() throws IOException;
    }

    <T> T send(Call call, Effect<T> effect, Answers<T> answers) throws IOException {
        Fault fault = faultOf(call);
        awaitEndOfPause();
        requireAlive();
        if (fault != Fault.NONE) {
            faults.computeIfAbsent(fault, unused -> new AtomicInteger()).incrementAndGet();
        }
        T answer = meet(call, fault, effect, answers);
        // A hub that stood still or died while it waited knows of nothing that came meanwhile.
        awaitEndOfPause();
        requireAlive();
        return answer;
    }

    private <T> T meet(Call call, Fault fault, Effect<T> effect, Answers<T> answers) throws IOException {
        return switch (fault) {
            case NONE -> effect.take();
            case NEVER_ARRIVES -> throw new IOException("connection refused by the simulation");
            case ANSWER_LOST -> {
                effect.take();
                throw new IOException("connection reset by the simulation");
            }
            case THROTTLED -> answers.throttled();
            case SLOW -> {
                sleep(SLOW_MS);
                yield effect.take();
            }
            case SLOW_ANSWER -> {
                T answer = effect.take();
                sleep(SLOW_MS);
                yield answer;
            }
            case TWICE -> {
                effect.take();
                yield effect.take();
            }
            case OVERTAKEN -> {
                after(effect);
                yield answers.acknowledged();
            }
            case LATE -> {
                after(effect);
                throw new IOException("no answer in time, says the simulation");
            }
            case SWALLOWED -> answers.acknowledged();
            case PARTIAL -> answers.partly();
            case DIES_BEFORE -> {
                dead = true;
                throw new IOException("dead");
            }
            case DIES_AFTER -> {
                effect.take();
                dead = true;
                throw new IOException("dead");
            }
            case PAUSED -> {
                long leases = leaseMs * (110 + storm.chance().pick(70, "pause", call.subject(), calls.size())) / 100;
                pausedUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(leases);
                awaitEndOfPause();
                yield effect.take();
            }
            case KILLED, RESTARTED, CONSUMER_STOPPED ->
                throw new IllegalArgumentException(fault + " happens to hubs, not to calls");
        };
    }

    /** From now on that happens. */
    void meets(Storm next) {
        calls.clear();
        storm = next;
    }

    /** From now on nothing goes wrong any more, if the hub still lives. */
    void calm() {
        storm = Storm.NONE;
    }

    void kill() {
        dead = true;
    }

    boolean isDead() {
        return dead;
    }

    /** How often each fault happened. */
    Map<Fault, AtomicInteger> faults() {
        return faults;
    }

    /** Waits until what is on its way has arrived. */
    @Override
    public void close() {
        later.shutdown();
        try {
            boolean unused = later.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault faultOf(Call call) {
        Storm now = storm;
        if (now.probability() == 0) {
            return Fault.NONE;
        }
        String name = call.operation() + " " + call.subject();
        int number = calls.computeIfAbsent(name, unused -> new AtomicInteger()).incrementAndGet();
        if (!now.chance().happens(now.probability() * call.attraction(), "whether", name, number)) {
            return Fault.NONE;
        }
        Fault fault = now.chance().oneOf(call.faults(), "which", name, number);
        return now.chance().happens(LETHAL, "lethal", name, number) ? fault : fault.survived();
    }

    /** Whether something is still on its way. */
    boolean isBusy() {
        return onTheirWay.get() > 0;
    }

    private void after(Effect<?> effect) {
        onTheirWay.incrementAndGet();
        var unused = later.schedule(
                () -> {
                    try {
                        effect.take();
                    } catch (IOException lost) {
                        throw new IllegalStateException("what was on its way must arrive", lost);
                    } finally {
                        onTheirWay.decrementAndGet();
                    }
                },
                SLOW_MS * 3L,
                TimeUnit.MILLISECONDS);
    }

    private void requireAlive() throws IOException {
        if (dead) {
            throw new IOException("dead");
        }
    }

    private void awaitEndOfPause() {
        long left = pausedUntil - System.nanoTime();
        if (pausedUntil != 0 && left > 0) {
            sleep(TimeUnit.NANOSECONDS.toMillis(left));
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
