package orderhub.infra.local.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orderhub.config.HubApplication;
import orderhub.infra.local.gateway.model.LedgerEntry;

/** The hub and its surroundings as a process of its own, as on a laptop, so that it can be killed. */
final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int STOP_SECONDS = 60;

    private final Process process;
    private final Path screen;

    private HubProcess(Process process, Path screen) {
        this.process = process;
        this.screen = screen;
    }

    /** Starts it on what the directory holds, and waits until it takes orders. */
    static HubProcess start(Path data, String... settings) {
        List<String> arguments = List.of(
                "--data", data.resolve("kept").toString(), "--port", "0", "--aws-port", "0", "--gateway-port", "0");
        return start(
                data, "Try this first", LocalHubMain.class, Stream.concat(arguments.stream(), Stream.of(settings)));
    }

    /** Starts a hub alone, in surroundings that outlive it, and waits until it takes orders. */
    static HubProcess startBeside(Surroundings surroundings, Path data, String... settings) {
        List<String> arguments = List.of(
                "--spring.profiles.active=local",
                "--server.port=0",
                "--hub.aws.endpoint=" + surroundings.aws().endpoint(),
                "--hub.gateway.base-url=" + surroundings.gateway().baseUrl(),
                "--logging.level.org.springframework.boot.web=INFO");
        return start(
                data,
                "Started HubApplication",
                HubApplication.class,
                Stream.concat(arguments.stream(), Stream.of(settings)));
    }

    private static HubProcess start(Path data, String readyWhen, Class<?> main, Stream<String> arguments) {
        try {
            Path screen = Files.createTempFile(data, "screen", ".txt");
            List<String> command = Stream.concat(
                            Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    // Starts sooner; nothing here runs long enough to miss the rest.
                                    "-XX:TieredStopAtLevel=1",
                                    "-Xmx768m",
                                    "-Dsun.net.httpserver.nodelay=true",
                                    "-Dorderhub.stop-with-parent=true",
                                    "-Daws.accessKeyId=local",
                                    "-Daws.secretAccessKey=local",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    main.getName()),
                            arguments)
                    .toList();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(screen.toFile())
                    .start();
            HubProcess hub = new HubProcess(process, screen);
            hub.awaitReady(readyWhen);
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API of a hub that was started alone. */
    Api apiBeside() {
        Matcher port = Pattern.compile("Tomcat started on port ([0-9]+)").matcher(screen());
        if (!port.find()) {
            throw new IllegalStateException("no port on the screen:\n" + screen());
        }
        return new Api(URI.create("http://127.0.0.1:" + port.group(1)));
    }

    Api api() {
        return new Api(url("orders"));
    }

    URI aws() {
        return url("AWS");
    }

    /** What the gateway did for an order. */
    LedgerEntry payments(String orderId) {
        var entry =
                new Api(url("gateway")).get("/sim/ledger?order_id=" + orderId).json();
        return new LedgerEntry(
                entry.get("authorizations").longValue(),
                entry.get("captures").longValue(),
                entry.get("voids").longValue(),
                entry.get("declines").longValue(),
                entry.get("captured").longValue(),
                entry.get("refunded").longValue());
    }

    /** SIGKILL: nothing in the process gets to know. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and how it ended. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("still running " + STOP_SECONDS + " s after SIGTERM:\n" + screen());
        }
        return process.exitValue();
    }

    private void awaitReady(String readyWhen) {
        try {
            await().atMost(START).until(() -> !process.isAlive() || screen().contains(readyWhen));
        } finally {
            if (!screen().contains(readyWhen)) {
                process.destroyForcibly();
            }
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("the hub did not start:\n" + screen());
        }
    }

    /** The first URL of a line of the start screen, without its path. */
    private URI url(String name) {
        Matcher line = Pattern.compile("^ *" + name + " +(http://127\\.0\\.0\\.1:[0-9]+)", Pattern.MULTILINE)
                .matcher(screen());
        if (!line.find()) {
            throw new IllegalStateException("no " + name + " on the screen:\n" + screen());
        }
        return URI.create(line.group(1));
    }

    private String screen() {
        try {
            return Files.readString(screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
