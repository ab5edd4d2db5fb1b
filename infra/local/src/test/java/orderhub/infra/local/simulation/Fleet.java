package orderhub.infra.local.simulation;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The hubs of a world: who lives, who died of what, and who takes a dead one's place. */
final class Fleet implements AutoCloseable {

    private static final int HUBS = 2;

    /** Of the lives, so many have a clock that is wrong by more than a lease. */
    private static final double BAD_CLOCKS = 0.2;

    private static final int CLOCK_ERROR_MS = 100;
    private static final int BAD_CLOCK_ERROR_MS = 1_500;

    private static final List<String> CONSUMERS =
            List.of("consume-orders", "fulfil-express", "fulfil-standard", "fulfil-digital", "notify-customer");

    private static final System.Logger LOG = System.getLogger("simulation");

    private final URI aws;
    private final URI gateway;
    private final Bug bug;
    private final AtomicLong leapsMs = new AtomicLong();
    private final FenceWatch watch = new FenceWatch();
    private final ExecutorService undertakers = Executors.newCachedThreadPool();
    private final SimulatedHub[] hubs = new SimulatedHub[HUBS];
    private final List<Network> networks = new ArrayList<>();
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private Weather weather = new Weather(new Chance(0), 0);
    private int lives;

    Fleet(URI aws, URI gateway, Bug bug) {
        this.aws = aws;
        this.gateway = gateway;
        this.bug = bug;
    }

    /**
     * What befalls the hubs from now on.
     *
     * @param probability that something happens to a call
     */
    record Weather(Chance chance, double probability) {

        private Network.Storm over(int hub) {
            return new Network.Storm(chance.of("network", hub), probability);
        }

        private Weather calm() {
            return new Weather(chance, 0);
        }
    }

    /** A hub that lives goes on from one storm to the next: starting one takes longer than all its orders. */
    void meet(Weather next) {
        weather = next;
        for (int hub = 0; hub < HUBS; hub++) {
            SimulatedHub living = hubs[hub];
            if (living == null) {
                hubs[hub] = live(hub);
            } else if (living.network().isDead()) {
                raise(hub);
            } else {
                living.network().meets(weather.over(hub));
            }
        }
    }

    /** Some are killed or restarted, and who is dead is replaced. */
    void befall(int round) {
        for (int hub = 0; hub < HUBS; hub++) {
            if (hubs[hub].network().isDead()) {
                raise(hub);
            } else if (weather.chance().happens(0.01, "kill", hub, round)) {
                hubs[hub].network().kill();
                count(Fault.KILLED, 1);
            } else if (weather.chance().happens(0.005, "restart", hub, round)) {
                raise(hub);
                count(Fault.RESTARTED, 1);
            }
        }
    }

    /** Nothing goes wrong any more, for the living and for those who come. */
    void calm() {
        weather = weather.calm();
        networks.forEach(Network::calm);
        raiseTheDead();
    }

    /** Replaces those who died of what was decided while it still stormed. */
    void raiseTheDead() {
        for (int hub = 0; hub < HUBS; hub++) {
            if (hubs[hub].network().isDead()) {
                raise(hub);
            }
        }
    }

    /** A consumer of one of the hubs may stop for a while. */
    Lameness lameness() {
        Chance chance = weather.chance();
        SimulatedHub lame = hubs[chance.pick(HUBS, "lame")];
        if (!chance.happens(0.3, "consumer stops")) {
            return new Lameness(lame, null);
        }
        count(Fault.CONSUMER_STOPPED, 1);
        return Lameness.of(lame, chance.oneOf(CONSUMERS, "stopped consumer"));
    }

    /** A hub one of whose consumers takes nothing for a while, or none. */
    record Lameness(SimulatedHub hub, @Nullable String consumer) {

        private static Lameness of(SimulatedHub hub, String consumer) {
            hub.setConsuming(consumer, false);
            return new Lameness(hub, consumer);
        }

        void end() {
            if (consumer != null && !hub.network().isDead() && !hub.isClosed()) {
                hub.setConsuming(consumer, true);
            }
        }
    }

    /** A hub, by the number of who asks it. */
    SimulatedHub hub(int caller) {
        return hubs[Math.floorMod(caller, HUBS)];
    }

    /** Moves the time of all hubs ahead. */
    void leap(Duration ahead) {
        leapsMs.addAndGet(ahead.toMillis());
    }

    /** Whether calls of hubs, of dead ones too, are still on their way. */
    boolean isBusy() {
        return networks.stream().anyMatch(Network::isBusy);
    }

    /** Forgets those who are dead and at rest. */
    void forgetTheDead() {
        networks.retainAll(Stream.of(hubs).map(SimulatedHub::network).toList());
    }

    /** How often each fault happened so far. */
    Map<Fault, Long> faults() {
        return faults;
    }

    /** Who watches that sagas are written by their owners only. */
    FenceWatch watch() {
        return watch;
    }

    private void raise(int hub) {
        SimulatedHub before = hubs[hub];
        hubs[hub] = live(hub);
        bury(before);
    }

    private SimulatedHub live(int hub) {
        int life = lives++;
        Network network = new Network(weather.over(hub), HubConfiguration.LEASE.toMillis());
        networks.add(network);
        LOG.log(Level.DEBUG, "life {0} of hub {1}", life, hub);
        int sdkAttempts = weather.chance().happens(0.5, "sdk repeats", hub) ? 3 : 1;
        return new SimulatedHub(aws, gateway, network, clock(hub), sdkAttempts, bug, watch);
    }

    private SkewedClock clock(int hub) {
        Chance chance = weather.chance();
        int most = chance.happens(BAD_CLOCKS, "bad clock", hub) ? BAD_CLOCK_ERROR_MS : CLOCK_ERROR_MS;
        return new SkewedClock(leapsMs, Duration.ofMillis(chance.pick(2 * most + 1, "clock", hub) - most));
    }

    private void bury(SimulatedHub hub) {
        hub.network().faults().forEach((fault, count) -> count(fault, count.longValue()));
        undertakers.execute(hub::close);
    }

    private void count(Fault fault, long times) {
        faults.merge(fault, times, Long::sum);
    }

    @Override
    public void close() {
        for (SimulatedHub hub : hubs) {
            if (hub != null) {
                bury(hub);
            }
        }
        undertakers.shutdown();
        try {
            boolean unused = undertakers.awaitTermination(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
