package orderhub.infra.local.hub;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orderhub.config.HubApplication;
import orderhub.infra.local.gateway.model.LedgerEntry;

/** The hub and its surroundings as a process of its own, as on a laptop, so that it can be killed. */
final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int STOP_SECONDS = 60;
    private static final int HEAP_MB = 768;

    private final JavaProcess process;
    private final Path screen;

    private HubProcess(JavaProcess process, Path screen) {
        this.process = process;
        this.screen = screen;
    }

    /** Starts it on what the directory holds, and waits until it takes orders. */
    static HubProcess start(Path data, String... settings) {
        List<String> arguments =
                new ArrayList<>(List.of("--data", data.resolve("kept").toString()));
        arguments.addAll(List.of("--port", "0", "--aws-port", "0", "--gateway-port", "0", "--issuer-port", "0"));
        arguments.addAll(List.of(settings));
        return start(data, "Try this first", LocalHubMain.class, arguments);
    }

    /** Starts a hub alone, in surroundings that outlive it, and waits until it takes orders. */
    static HubProcess startBeside(Surroundings surroundings, Path data, String... settings) {
        return startBeside(
                surroundings.aws().endpoint(),
                surroundings.gateway().baseUrl(),
                surroundings.issuer().jwkSetUri(),
                data,
                settings);
    }

    /** The same, wherever AWS and the gateway answer, and the issuer has its keys. */
    static HubProcess startBeside(URI aws, URI gateway, URI keys, Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=local",
                "--server.port=0",
                "--hub.aws.endpoint=" + aws,
                "--hub.gateway.base-url=" + gateway,
                "--hub.security.jwk-set-uri=" + keys,
                "--logging.level.org.springframework.boot.web=INFO"));
        arguments.addAll(List.of(settings));
        return start(data, "Started HubApplication", HubApplication.class, arguments);
    }

    private static HubProcess start(Path data, String readyWhen, Class<?> main, List<String> arguments) {
        try {
            Path screen = Files.createTempFile(data, "screen", ".txt");
            HubProcess hub = new HubProcess(JavaProcess.start(screen, HEAP_MB, main, arguments), screen);
            hub.awaitReady(readyWhen);
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API of a hub that was started alone. */
    Api apiBeside() {
        return new Api(baseBeside());
    }

    /** Where a hub answers that was started alone. */
    URI baseBeside() {
        Matcher port = Pattern.compile("Tomcat started on port ([0-9]+)").matcher(screen());
        if (!port.find()) {
            throw new IllegalStateException("no port on the screen:\n" + screen());
        }
        return URI.create("http://127.0.0.1:" + port.group(1));
    }

    /** The API of a hub with its own surroundings, whose issuer says who is of staff. */
    Api api() {
        String token = new Api(url("issuer"))
                .anonymous()
                .post("/dev/tokens")
                .response()
                .body()
                .strip();
        return new Api(url("orders")).as(token);
    }

    URI aws() {
        return url("AWS");
    }

    /** What the gateway did for an order. */
    LedgerEntry payments(String orderId) {
        return Payments.of(url("gateway"), orderId);
    }

    /** SIGKILL: nothing in the process gets to know. */
    void kill() {
        process.kill();
    }

    /** SIGTERM, and how it ended. */
    int terminate() throws InterruptedException {
        process.askToStop();
        if (!process.endsWithin(STOP_SECONDS)) {
            throw new IllegalStateException("still running " + STOP_SECONDS + " s after SIGTERM:\n" + screen());
        }
        return process.exitValue();
    }

    private void awaitReady(String readyWhen) {
        try {
            await().atMost(START).until(() -> !process.isAlive() || screen().contains(readyWhen));
        } finally {
            if (!screen().contains(readyWhen)) {
                process.close();
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
        process.close();
    }
}
