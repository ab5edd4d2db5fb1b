package orderhub.infra.saga.cost;

/** Prints what a saga takes of DynamoDB, for the README. */
public final class SagaCostMain {
    private SagaCostMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        System.out.println("| saga of three steps | reads | writes | write units (table + index) | least possible |");
        System.out.println("|---|---|---|---|---|");
        for (Scenario scenario : Scenario.values()) {
            Cost cost = scenario.measured();
            System.out.printf(
                    "| %s | %d | %d | %d (%d + %d) | %d writes, %d units |%n",
                    scenario.description,
                    cost.reads(),
                    cost.writes(),
                    cost.units(),
                    cost.tableUnits(),
                    cost.indexUnits(),
                    scenario.least().writes(),
                    scenario.least().units());
        }
        // The embedded database keeps a thread of its own.
        System.exit(0);
    }
}
