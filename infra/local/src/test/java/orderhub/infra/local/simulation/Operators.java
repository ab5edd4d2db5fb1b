package orderhub.infra.local.simulation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import orderhub.infra.local.gateway.model.Ledger;
import orderhub.infra.local.gateway.model.LedgerEntry;

/** People who act on sagas and orders in the middle of a storm, whether that is a good idea or not. */
final class Operators {

    /** How likely one interferes, each time. */
    private static final double RASH = 0.2;

    private static final int STEPS = 2;
    private static final String NOT_CHARGED = """
            {"operator": "an operator", "reason": "does as he likes", "outcome": "NOT_CHARGED"}""";

    private final Chance chance;
    private final Tables tables;
    private final Fleet fleet;
    private final Supplier<Ledger> ledger;
    private final Set<String> skippedIn = new HashSet<>();

    Operators(Chance chance, Tables tables, Fleet fleet, Supplier<Ledger> ledger) {
        this.chance = chance;
        this.tables = tables;
        this.fleet = fleet;
        this.ledger = ledger;
    }

    /**
     * Compensates a saga that may run; or takes, from now on, the place of each compensation that fails in any of the sagas
     * without doing its work; or says of payments, of which there is no trace yet, that they were not made.
     *
     * @param round the how manieth occasion
     */
    void interfere(int round, List<String> orderIds) {
        skippedIn.forEach(saga -> skip(round, saga));
        if (!chance.happens(RASH, "operator", round)) {
            return;
        }
        List<String> sagas = tables.unfinishedSagaIds();
        if (sagas.isEmpty()) {
            return;
        }
        String saga = chance.oneOf(sagas, "saga", round);
        switch (chance.pick(4, "deed", round)) {
            case 0 -> settle(round, orderIds);
            case 1 -> skippedIn.addAll(sagas);
            default -> fleet.hub(round).compensate(saga);
        }
    }

    /** Refused for a compensation that has not failed yet. */
    private void skip(int round, String saga) {
        for (int step = 1; step <= STEPS; step++) {
            fleet.hub(round).skip(saga, step);
        }
    }

    private void settle(int round, List<String> orderIds) {
        for (Tables.Row order : tables.orders(orderIds)) {
            LedgerEntry entry = ledger.get().of(order.id());
            boolean asked =
                    order.sagaId() != null && tables.sagaStatus(order.sagaId()).equals("COMPENSATING");
            if (order.status().equals("COMPENSATING") && asked && entry.captured() + entry.openAuthorizations() == 0) {
                fleet.hub(round).ask("settle-payment", NOT_CHARGED, Map.of("orderId", order.id()));
            }
        }
    }

    /** Who skipped something sees to it that the order is not left behind: the hub that would do so may have died. */
    void seeToTheSkipped(List<String> orderIds) {
        for (Tables.Row order : tables.orders(orderIds)) {
            if (order.sagaId() != null && skippedIn.contains(order.sagaId())) {
                fleet.hub(0).ask("resume-by-hand", "", Map.of("orderId", order.id()));
            }
        }
    }
}
