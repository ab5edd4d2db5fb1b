package orderhub.infra.local.simulation;

import java.util.EnumSet;
import java.util.Set;

/**
 * What is simulated.
 *
 * @param first seed
 * @param seeds how many, one after the other
 * @param worlds how many run side by side; most of a seed's time is waiting
 * @param bugs that are planted into the hubs, one after the other; {@link Bug#NONE} for the hubs as they are
 */
record SimulationOptions(long first, long seeds, int worlds, Set<Bug> bugs) {

    static final String USAGE = """
            Usage: [--first N] [--seeds N] [--worlds N] [--bug NAME]
              --first N    the first seed (default 1); a seed that failed is run again by its number
              --seeds N    how many seeds (default 100)
              --worlds N   how many run side by side (default 5, for two cores)
              --bug NAME   plants a mistake into the hubs, which the simulation has to find; ALL, or one of
                           %s""".formatted(planted());

    /** @throws IllegalArgumentException if an argument is unknown, lacks its value or has a bad one */
    static SimulationOptions parse(String[] arguments) {
        long first = 1;
        long seeds = 100;
        int worlds = 5;
        Set<Bug> bugs = EnumSet.of(Bug.NONE);
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            String value = arguments[i + 1];
            switch (arguments[i]) {
                case "--first" -> first = Long.parseLong(value);
                case "--seeds" -> seeds = Long.parseLong(value);
                case "--worlds" -> worlds = Integer.parseInt(value);
                case "--bug" -> bugs = value.equals("ALL") ? planted() : EnumSet.of(Bug.valueOf(value));
                default -> throw new IllegalArgumentException("unknown argument: " + arguments[i]);
            }
        }
        return new SimulationOptions(first, seeds, worlds, bugs);
    }

    /** All mistakes. */
    static Set<Bug> planted() {
        return EnumSet.complementOf(EnumSet.of(Bug.NONE));
    }
}
