package orderhub.infra.local.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import orderhub.infra.local.run.StopWithParent;

/** Makes chaos, and says what became of the guarantees. Exit status 1 if one was violated. */
public final class ChaosMain {

    private static final int EXIT_VIOLATED = 1;
    private static final int EXIT_USAGE = 2;

    private ChaosMain() {}

    /**
     * Runs.
     *
     * @param args see {@link ChaosOptions#USAGE}
     */
    public static void main(String[] args) throws Exception {
        StopWithParent.ifAsked();
        ChaosOptions options = parseOrExit(args);
        FaultPlan plan = FaultPlan.of(options.seed(), options.length(), options.hubs(), options.gap(), options.kinds());
        System.out.println("Chaos for " + options.length().toSeconds() + " s: "
                + plan.faults().size() + " faults, seed " + options.seed() + "; logs are in " + options.directory());
        ChaosReport report = new ChaosRun(options, plan).run();
        System.out.println(report.text());
        Files.writeString(options.directory().resolve("report.txt"), report.text());
        if (!report.violations().isEmpty()) {
            System.out.println("Data, logs and this report are kept in "
                    + options.directory().toAbsolutePath());
            System.exit(EXIT_VIOLATED);
        }
        if (!options.keep()) {
            deleteAllBut(options.directory(), options.directory().resolve("report.txt"));
        }
        System.exit(0);
    }

    private static ChaosOptions parseOrExit(String[] args) {
        try {
            return ChaosOptions.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + ChaosOptions.USAGE);
            System.exit(EXIT_USAGE);
            throw e;
        }
    }

    private static void deleteAllBut(Path directory, Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(kept) && !file.equals(directory))
                    .toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
