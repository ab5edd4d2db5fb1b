package orderhub.infra.saga.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import orderhub.infra.saga.crash.Moments.Hold;

/**
 * A node as a process of its own. Does what the lines of its standard input say and reports on its standard output; its
 * log is its standard error. It does not outlive who started it: that is when its input ends.
 */
final class NodeMain {
    private static final int ORPHANED = 3;
    /** Sagas under way at once; more wait. */
    private static final int THREADS = 100;

    /** How a node can differ from others. */
    enum Flag {
        /** It cannot look for sagas that are due, so it finishes none but those that its own routes decide. */
        BLIND
    }

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Moments moments;
    private final Reports reports;
    private final Node node;

    private NodeMain(String name, Set<Flag> flags, Reports reports) throws Exception {
        this.reports = reports;
        this.moments = new Moments(reports);
        this.node = new Node(
                Place.ofThisJvm(),
                name,
                moments,
                reports,
                flags.contains(Flag.BLIND) ? List.of(new Blindness()) : List.of());
    }

    public static void main(String... arguments) throws Exception {
        Reports reports = new Reports(new PrintStream(System.out, false, UTF_8));
        System.setOut(System.err);
        Set<Flag> flags = Arrays.stream(arguments).skip(1).map(Flag::valueOf).collect(Collectors.toSet());
        NodeMain main = new NodeMain(arguments[0], flags, reports);
        Runtime.getRuntime().addShutdownHook(new Thread(main::stop));
        main.obey(new BufferedReader(new InputStreamReader(System.in, UTF_8)));
        Runtime.getRuntime().halt(ORPHANED);
    }

    private void obey(BufferedReader commands) throws IOException {
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            obey(line.split(" ", -1));
        }
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "start" -> start();
            case "begin" ->
                threads.execute(() ->
                        begin(words[2], new Hold(words[1], Integer.parseInt(words[3])), Integer.parseInt(words[4])));
            case "hold" -> moments.hold(words[2], new Hold(words[1], Integer.parseInt(words[3])));
            case "release" -> moments.release(words[1]);
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void start() {
        node.start();
        reports.tell("started");
    }

    private void begin(String route, Hold hold, int failures) {
        Node.Ended ended = node.begin(route, hold, failures);
        String problem =
                ended.problem() == null ? "" : String.valueOf(ended.problem().getMessage());
        int passed = moments.passed(ended.sagaId());
        reports.tell("ended", hold.tag(), ended.sagaId(), Integer.toString(passed), problem);
    }

    private void stop() {
        reports.tell("stopping");
        node.close();
        reports.tell("stopped");
    }
}
