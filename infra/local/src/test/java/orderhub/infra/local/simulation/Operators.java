package orderhub.infra.local.simulation;

import java.util.List;

/** People who compensate sagas that run and ask parked ones again, whether that is a good idea or not. */
final class Operators {

    /** How likely one interferes, each time. */
    private static final double RASH = 0.1;

    private final Chance chance;
    private final Tables tables;
    private final Fleet fleet;

    Operators(Chance chance, Tables tables, Fleet fleet) {
        this.chance = chance;
        this.tables = tables;
        this.fleet = fleet;
    }

    /** @param round the how manieth occasion */
    void interfere(int round) {
        if (!chance.happens(RASH, "operator", round)) {
            return;
        }
        List<String> sagas = tables.unfinishedSagaIds();
        if (!sagas.isEmpty()) {
            fleet.hub(round).compensate(chance.oneOf(sagas, "saga", round));
        }
    }
}
