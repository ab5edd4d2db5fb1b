package orderhub.infra.local.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.infra.local.gateway.PaymentGatewayOptions;
import orderhub.infra.local.gateway.PaymentGatewaySimulator;

/** AWS, a gateway and some hubs. Runs one seed after the other: a storm, the calm after it, and an audit. */
final class World implements AutoCloseable {

    private static final int ORDERS = 8;
    /** So often it is looked what befalls the hubs. */
    private static final Duration ROUND = Duration.ofMillis(50);

    private static final int LEAST_ROUNDS = 6;
    /** In the worst weather nothing comes through for long. */
    private static final int MOST_ROUNDS = 100;
    /** Every how manieth round people decide, and it is looked how far orders are. */
    private static final int SELDOM = 4;

    /** So many receives before a message is dead that no storm is long enough: as many as the template allows. */
    static final int MAX_RECEIVES = 500;

    /** How likely something happens to a call. */
    private static final List<Double> WEATHERS = List.of(0.02, 0.05, 0.1, 0.15);

    private final EmbeddedAws aws;
    private final PaymentGatewaySimulator gateway;
    private final AwsClients clients;
    private final Tables tables;
    private final Taps taps;
    private final Fleet fleet;
    private final Duration toRest;

    /** @param toRest how long everything may take to come to rest after a storm */
    World(Bug bug, Duration toRest) {
        this.toRest = toRest;
        try {
            aws = EmbeddedAws.start(EmbeddedAwsOptions.inMemory());
            gateway = PaymentGatewaySimulator.start(new PaymentGatewayOptions(0, null));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        clients = new AwsClients(aws.endpoint());
        tables = new Tables(clients);
        taps = Taps.on(clients);
        Shelf.fill(clients.dynamoDb);
        fleet = new Fleet(aws.endpoint(), gateway.baseUrl(), bug);
    }

    /** What became of a seed. */
    record Result(long seed, int orders, int shipped, List<String> violations) {}

    /** How often each fault happened so far. */
    Map<Fault, Long> faults() {
        return fleet.faults();
    }

    Result run(long seed) {
        Chance chance = new Chance(seed);
        Shelf.SCARCE.stock(clients.dynamoDb, chance.pick(8, "scarce"));
        Shelf.HOT.stock(clients.dynamoDb, chance.pick(10, "hot"));
        Map<String, Tables.Stock> before = tables.stock();
        long notedBefore = tables.restocked(Deliveries.WHAT.product);
        Callers callers = new Callers(chance, "seed-" + seed, ORDERS, fleet::hub);
        fleet.meet(new Fleet.Weather(chance, chance.oneOf(WEATHERS, "weather")));
        Operators operators = new Operators(chance, tables, fleet, gateway::ledger);
        Deliveries deliveries = new Deliveries(chance, "seed-" + seed, fleet::hub);
        storm(chance, callers, operators, deliveries);
        fleet.calm();
        callers.repeatUnknown();
        deliveries.insist();
        operators.seeToTheSkipped(callers.orders());
        comeToRest(chance, callers);
        Auditor alone = new Auditor(tables.orders(callers.orders()));
        alone.unasked();
        callers.repeatAll();
        until(toRest, () -> isQuiet(callers));
        List<String> violations = new ArrayList<>(alone.violations());
        violations.addAll(audit(callers, before, deliveries, notedBefore));
        fleet.forgetTheDead();
        return new Result(seed, callers.orders().size(), (int) shipped(callers), violations);
    }

    /** Lasts until some of the orders have come through it, so that all steps of an order meet it. */
    private void storm(Chance chance, Callers callers, Operators operators, Deliveries deliveries) {
        Fleet.Lameness lameness = fleet.lameness();
        CompletableFuture<Void> placing =
                CompletableFuture.runAsync(callers::placeAll, work -> new Thread(work, "callers").start());
        int toEnd = chance.pick(ORDERS, "come through");
        int rounds = LEAST_ROUNDS + chance.pick(LEAST_ROUNDS, "rounds");
        int leapsIn = chance.happens(0.3, "leap in the storm") ? chance.pick(rounds, "leap in round") : -1;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            fleet.befall(round);
            if (round == leapsIn) {
                leap();
            }
            if (round % SELDOM == SELDOM - 1) {
                callers.review();
                operators.interfere(round, callers.orders());
                deliveries.bring(round);
                if (round >= rounds && placing.isDone() && ended(callers) >= toEnd) {
                    break;
                }
            }
            LockSupport.parkNanos(ROUND.toNanos());
        }
        placing.join();
        lameness.end();
    }

    private long ended(Callers callers) {
        return tables.orders(callers.orders()).stream()
                .filter(Tables.Row::ended)
                .count();
    }

    private void comeToRest(Chance chance, Callers callers) {
        if (chance.happens(0.3, "leap at once")) {
            leap();
        }
        until(Duration.ofSeconds(3), () -> atRest(callers));
        leap();
        until(toRest, () -> {
            fleet.raiseTheDead();
            return isQuiet(callers);
        });
    }

    private boolean isQuiet(Callers callers) {
        return atRest(callers)
                && !fleet.isBusy()
                && tables.messages(Tables.WORK) == 0
                && tables.unfinishedSagas().isEmpty();
    }

    private long shipped(Callers callers) {
        return tables.orders(callers.orders()).stream()
                .filter(order -> order.status().equals("SHIPPED"))
                .count();
    }

    /** All reservations have run out now. */
    private void leap() {
        fleet.leap(HubConfiguration.HOLD.plusSeconds(1));
    }

    private boolean atRest(Callers callers) {
        return tables.orders(callers.orders()).stream().allMatch(Tables.Row::atRest);
    }

    private List<String> audit(
            Callers callers, Map<String, Tables.Stock> before, Deliveries deliveries, long notedBefore) {
        Auditor auditor = new Auditor(tables.orders(callers.orders()));
        auditor.acknowledged(callers.orders());
        auditor.ends(callers.calledOff());
        auditor.refused();
        auditor.money(gateway.ledger());
        auditor.stock(before, tables.stock(), Map.of(Deliveries.WHAT.product, deliveries.brought()));
        auditor.deliveries(deliveries.brought(), tables.restocked(Deliveries.WHAT.product) - notedBefore);
        auditor.sagas(tables.unfinishedSagas(), fleet.watch().takeViolations(), tables::sagaStatus);
        auditor.events(taps.events());
        auditor.told(taps.told());
        auditor.queues(tables.messages(Tables.WORK), tables.messages(Tables.DEAD));
        auditor.callers(callers.wrongs());
        auditor.callers(deliveries.wrongs());
        return auditor.violations();
    }

    private static void until(Duration atMost, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (System.nanoTime() - end < 0 && !condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    @Override
    public void close() {
        fleet.close();
        gateway.close();
        aws.close();
    }
}
