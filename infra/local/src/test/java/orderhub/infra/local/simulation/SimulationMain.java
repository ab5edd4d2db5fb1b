package orderhub.infra.local.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import orderhub.infra.local.run.StopWithParent;

/** Runs many seeds, some side by side, and says at once which one shows a violation. It is run again by its number. */
public final class SimulationMain {

    private SimulationMain() {}

    /** See {@link SimulationOptions}. Exits with 1 if a seed failed or a planted mistake was not found, with 2 if an argument is unknown. */
    public static void main(String[] arguments) {
        StopWithParent.ifAsked();
        SimulationOptions options;
        try {
            options = SimulationOptions.parse(arguments);
        } catch (IllegalArgumentException unknown) {
            System.err.println(unknown.getMessage());
            System.err.println(SimulationOptions.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options) ? 0 : 1);
    }

    private static boolean run(SimulationOptions options) {
        boolean good = true;
        for (Bug bug : options.bugs()) {
            good &= bug == Bug.NONE ? holds(options) : finds(options, bug);
        }
        return good;
    }

    private static boolean holds(SimulationOptions options) {
        Seeds seeds = new Seeds(options, Bug.NONE);
        Progress progress = new Progress(options.seeds());
        List<World.Result> failed = seeds.run(progress::report);
        System.out.printf(
                "%d seeds from %d on, %d orders, %d shipped, %d seeds with violations, %d s%n  %s%n",
                progress.done(),
                options.first(),
                seeds.orders(),
                seeds.shipped(),
                failed.size(),
                progress.elapsed().toSeconds(),
                seeds.faults());
        failed.forEach(seed -> System.out.printf("  again: --first %d --seeds 1%n", seed.seed()));
        return failed.isEmpty() && seeds.done() == options.seeds();
    }

    private static boolean finds(SimulationOptions options, Bug bug) {
        Progress progress = new Progress(options.seeds());
        Optional<World.Result> shown = new Seeds(options, bug)
                .run(progress::report).stream().filter(bug::isShownBy).findFirst();
        System.out.printf(
                "%s: %s after %d seeds, %d s%n",
                bug,
                shown.map(seed -> "found by seed " + seed.seed()).orElse("not found"),
                progress.done(),
                progress.elapsed().toSeconds());
        return shown.isPresent();
    }

    /** Tells of failures at once, and now and then how far it is. */
    private static final class Progress {

        private static final int EVERY = 100;

        private final long begun = System.nanoTime();
        private final long all;
        private long done;

        Progress(long all) {
            this.all = all;
        }

        synchronized void report(World.Result result) {
            done++;
            if (!result.violations().isEmpty()) {
                System.out.printf("seed %d: %s%n", result.seed(), String.join("; ", result.violations()));
            }
            if (done % EVERY == 0) {
                System.out.printf("%d of %d seeds, %d s%n", done, all, elapsed().toSeconds());
            }
        }

        synchronized long done() {
            return done;
        }

        Duration elapsed() {
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }
}
