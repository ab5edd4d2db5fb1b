package orderhub.infra.local.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import orderhub.infra.local.aws.sqs.JournalCounts;
import orderhub.infra.local.hub.EventTap;
import orderhub.infra.local.hub.Payments;
import orderhub.infra.local.hub.Shop;
import org.awaitility.core.ConditionTimeoutException;

/** One run: start, make chaos while orders come in, heal, wait for the end, look at everything. */
final class ChaosRun {

    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** After the last hold has run out: undoing waits for the gateway, with growing pauses. */
    private static final Duration END = Duration.ofMinutes(5);

    private final ChaosOptions options;
    private final FaultPlan plan;
    private final JournalCounts journal;
    private final List<Incident> incidents = new ArrayList<>();

    ChaosRun(ChaosOptions options, FaultPlan plan) {
        this.options = options;
        this.plan = plan;
        this.journal = new JournalCounts(options.directory().resolve("aws"));
    }

    /** @throws IllegalStateException if the directory is not new or empty */
    ChaosReport run() throws Exception {
        prepareDirectory();
        try (Fleet fleet = Fleet.startSurroundings(options.directory());
                Shop shop = new Shop(fleet.aws().address())) {
            shop.open();
            Map<String, Shop.Stock> before = shop.stock();
            EventTap tap = EventTap.make(fleet.aws().address());
            fleet.startHubs(options.hubs(), options.settings());
            try (OrderStream orders = new OrderStream(
                            fleet.hubs().stream().map(Member::address).toList(), options.seed());
                    RecoveredSagas recovered = RecoveredSagas.watch(fleet.hubs())) {
                orders.start(options.ordersPerSecond());
                makeChaos(fleet);
                orders.end();
                fleet.heal();
                orders.repeatAll();
                awaitEnd(shop);
                Evidence evidence = look(fleet, shop, tap, orders, before);
                recovered.look();
                return report(fleet, orders, evidence, recovered);
            }
        }
    }

    private void prepareDirectory() throws IOException {
        Files.createDirectories(options.directory());
        try (var files = Files.list(options.directory())) {
            if (files.findAny().isPresent()) {
                throw new IllegalStateException(
                        "not empty: " + options.directory().toAbsolutePath());
            }
        }
    }

    private void makeChaos(Fleet fleet) {
        Instant begin = Instant.now();
        List<FaultPlan.Fault> left = new ArrayList<>(plan.faults());
        await().atMost(options.length().plus(END))
                .pollInterval(TICK)
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    Duration elapsed = Duration.between(begin, Instant.now());
                    while (!left.isEmpty() && left.get(0).at().compareTo(elapsed) <= 0) {
                        apply(left.remove(0), fleet);
                    }
                    fleet.tick();
                    return elapsed.compareTo(options.length()) >= 0;
                });
    }

    private void apply(FaultPlan.Fault fault, Fleet fleet) {
        Member target = target(fault, fleet);
        incidents.add(new Incident(Instant.now(), fault.kind(), target.name()));
        switch (fault.kind()) {
            case KILL_HUB, KILL_GATEWAY -> target.kill(fault.lasts());
            case KILL_AWS -> {
                target.kill(fault.lasts());
                journal.look();
            }
            case PAUSE_HUB -> target.pause(fault.lasts());
            case RESTART_HUB -> target.restart(fault.lasts());
        }
    }

    private static Member target(FaultPlan.Fault fault, Fleet fleet) {
        if (fault.kind().hitsHub()) {
            return fleet.hubs().get(fault.hub());
        }
        return fault.kind() == FaultKind.KILL_AWS ? fleet.aws() : fleet.gateway();
    }

    /** Waits for the end of everything; what has not ended by then is for the audit to find. */
    private void awaitEnd(Shop shop) {
        Duration hold =
                Duration.ofMillis(Long.parseLong(options.settings().getOrDefault("hub.reservation.hold-ms", "900000")));
        Duration atMost = hold.plus(END);
        awaitOrGoOn(
                atMost,
                () -> shop.orders().stream().allMatch(order -> order.ended() && order.told())
                        && shop.sagas().stream().allMatch(Shop.SagaRow::ended));
        awaitOrGoOn(END, () -> shop.queued().entrySet().stream()
                .filter(queue -> !EventTap.isTap(queue.getKey()) && !Audit.isChannel(queue.getKey()))
                .allMatch(queue -> queue.getValue() == 0));
    }

    private static void awaitOrGoOn(Duration atMost, Callable<Boolean> end) {
        try {
            await().atMost(atMost).pollInterval(POLL).ignoreExceptions().until(end);
        } catch (ConditionTimeoutException notInTime) {
            // Said by the audit, order by order.
        }
    }

    private static Evidence look(
            Fleet fleet, Shop shop, EventTap tap, OrderStream orders, Map<String, Shop.Stock> before) {
        List<EventTap.Told> events = tap.takeAll();
        return new Evidence(
                orders.acknowledged(),
                orders.calledOff(),
                shop.orders(),
                shop.sagas(),
                before,
                shop.stock(),
                shop.restocked(),
                Payments.byOrder(fleet.gateway().address()),
                events,
                shop.queued());
    }

    private ChaosReport report(Fleet fleet, OrderStream orders, Evidence evidence, RecoveredSagas recovered) {
        journal.look();
        List<String> violations = new ArrayList<>(orders.wrongs());
        fleet.hubs().stream()
                .filter(hub -> hub.stopsTooLong() > 0)
                .forEach(hub -> violations.add("[G9] " + hub.name() + " did not stop after SIGTERM"));
        violations.addAll(Audit.violations(evidence));
        return new ChaosReport(
                options,
                new ChaosReport.Traffic(orders.posted(), orders.tries(), orders.refused(), orders.unanswered()),
                evidence,
                List.copyOf(incidents),
                fleet.hubs().stream().mapToInt(Member::exits).sum(),
                journal.redeliveries(),
                journal.mostReceives(),
                recovered.sum(),
                violations);
    }
}
