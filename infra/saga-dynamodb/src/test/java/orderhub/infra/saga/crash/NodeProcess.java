package orderhub.infra.saga.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A node in another JVM, as its test sees it. */
final class NodeProcess implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "crash-nodes");
    /** Quick to start rather than fast: it does not live long. */
    private static final List<String> JVM =
            List.of("-Xmx256m", "-Xss512k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Process process;
    private final List<Report> reports = new CopyOnWriteArrayList<>();

    /** @param name names the node in the ledger, and its log with the test's name before it */
    NodeProcess(Place place, String test, String name, Set<NodeMain.Flag> flags) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.addAll(place.asOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), NodeMain.class.getName(), name));
        flags.forEach(flag -> command.add(flag.name()));
        try {
            Files.createDirectories(LOGS);
            process = new ProcessBuilder(command)
                    .redirectError(LOGS.resolve(test + "-" + name + ".log").toFile())
                    .start();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread reader = new Thread(this::read, "reports of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * A line that the node reported.
     *
     * @param what happened
     * @param words what to, or where
     */
    record Report(String what, List<String> words) {
        static Report of(String line) {
            List<String> words = List.of(line.split(" ", -1));
            return new Report(words.get(0), words.subList(1, words.size()));
        }

        String word(int index) {
            return words.get(index);
        }

        /** The words from that one on. */
        String rest(int from) {
            return String.join(" ", words.subList(from, words.size()));
        }
    }

    /** Starts its context; it may die of what it finds. */
    void start() {
        tell("start");
    }

    NodeProcess started() {
        start();
        await("started", 1);
        return this;
    }

    void begin(String tag, String route, int holdAt, int failures) {
        tell("begin", tag, route, Integer.toString(holdAt), Integer.toString(failures));
    }

    void hold(String tag, String sagaId, int at) {
        tell("hold", tag, sagaId, Integer.toString(at));
    }

    void release(String sagaId) {
        tell("release", sagaId);
    }

    /** All reports so far of what happened. */
    List<Report> reports(String what) {
        return reports.stream().filter(report -> report.what().equals(what)).toList();
    }

    /** Waits until it has happened that often; gives all of them. */
    List<Report> await(String what, int times) {
        Waiting.until(() -> assertThat(reports(what)).as(what).hasSizeGreaterThanOrEqualTo(times));
        return reports(what);
    }

    /** The one report of that kind about the saga with that tag. */
    Report await(String what, String tag) {
        Waiting.until(() -> assertThat(about(what, tag)).as(what + " " + tag).isNotEmpty());
        return about(what, tag).get(0);
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.destroyForcibly();
        int unused = awaitExit();
    }

    void pause() {
        signal("-STOP");
    }

    void resume() {
        signal("-CONT");
    }

    /** Asks it to stop. Java's own way would also close its streams, which makes it an orphan. */
    void terminate() {
        signal("-TERM");
    }

    /** Waits until it has ended; gives what it ended with. */
    int awaitExit() {
        Waiting.until(() -> assertThat(process.isAlive()).as("process is alive").isFalse());
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private List<Report> about(String what, String tag) {
        return reports(what).stream()
                .filter(report -> report.word(0).equals(tag))
                .toList();
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
            assertThat(kill.waitFor()).as("kill " + signal).isZero();
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void tell(String... words) {
        try {
            process.outputWriter(UTF_8).write(String.join(" ", words) + "\n");
            process.outputWriter(UTF_8).flush();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8);
                Stream<String> each = lines.lines()) {
            each.map(Report::of).forEach(reports::add);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
