package orderhub.infra.local.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import orderhub.infra.local.aws.EmbeddedAwsMain;
import orderhub.infra.local.gateway.PaymentGatewayMain;
import orderhub.infra.local.hub.Api;
import orderhub.infra.local.hub.JavaProcess;
import orderhub.infra.local.hub.Shop;
import orderhub.infra.local.issuer.DevelopmentIssuer;

/**
 * All processes: AWS, the payment gateway and the hubs, each with a log file that outlives it. The issuer of tokens is in
 * this one: hubs need it for a moment only, each time that they start.
 */
final class Fleet implements AutoCloseable {

    private static final Duration READY = Duration.ofMinutes(5);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(3);
    private static final int AWS_HEAP_MB = 768;
    private static final int GATEWAY_HEAP_MB = 256;
    private static final int HUB_HEAP_MB = 512;

    private final Path directory;
    private final Member aws;
    private final Member gateway;
    private final DevelopmentIssuer issuer = startIssuer();
    private final List<Member> hubs = new ArrayList<>();

    private Fleet(Path directory) {
        this.directory = directory;
        this.aws = member(
                "aws", EmbeddedAwsMain.class, AWS_HEAP_MB, port -> List.of("--port", port, "--data", data("aws")));
        this.gateway = member(
                "gateway",
                PaymentGatewayMain.class,
                GATEWAY_HEAP_MB,
                port -> List.of("--port", port, "--data", data("gateway")));
    }

    /** Starts AWS and the gateway, and waits for them; AWS has empty tables. */
    static Fleet startSurroundings(Path directory) {
        Fleet fleet = new Fleet(directory);
        fleet.awaitSurroundings();
        return fleet;
    }

    /** Starts so many hubs, and waits until they take orders. */
    void startHubs(int count, Map<String, String> settings) {
        List<String> more = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        for (int i = 1; i <= count; i++) {
            hubs.add(member("hub-" + i, ChaosHubMain.class, HUB_HEAP_MB, port -> Stream.concat(
                            Stream.of(
                                    aws.address().toString(),
                                    gateway.address().toString(),
                                    issuer.jwkSetUri().toString(),
                                    port),
                            more.stream())
                    .toList()));
        }
        awaitHubs();
    }

    /** Says what a program is started with, once its port is known. */
    private interface Arguments {
        List<String> with(String port);
    }

    private Member member(String name, Class<?> main, int heapMb, Arguments arguments) {
        String port = Integer.toString(Ports.free());
        return new Member(
                name,
                URI.create("http://127.0.0.1:" + port),
                () -> JavaProcess.start(directory.resolve(name + ".log"), heapMb, main, arguments.with(port)));
    }

    private static DevelopmentIssuer startIssuer() {
        try {
            return DevelopmentIssuer.start(0, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String data(String name) {
        return directory.resolve(name).toString();
    }

    Member aws() {
        return aws;
    }

    Member gateway() {
        return gateway;
    }

    List<Member> hubs() {
        return List.copyOf(hubs);
    }

    private Stream<Member> all() {
        return Stream.concat(Stream.of(aws, gateway), hubs.stream());
    }

    /** Starts what is down and due, wakes up what has been paused for long enough. */
    void tick() {
        all().forEach(Member::tick);
    }

    /** Wakes up and starts everything, and waits until all of it works. */
    void heal() {
        all().forEach(Member::heal);
        awaitSurroundings();
        awaitHubs();
    }

    private void awaitSurroundings() {
        awaitThat("AWS", () -> {
            try (Shop shop = new Shop(aws.address())) {
                return !shop.queued().isEmpty();
            }
        });
        awaitThat("the gateway", () -> answers(gateway, "/sim/ledger"));
    }

    private void awaitHubs() {
        awaitThat("all hubs", () -> hubs.stream().allMatch(hub -> answers(hub, "/actuator/health/readiness")));
    }

    private static boolean answers(Member member, String path) {
        return new Api(member.address(), PROBE_TIMEOUT).get(path).status() == 200;
    }

    private void awaitThat(String what, Callable<Boolean> works) {
        await(what + " to answer; logs are in " + directory)
                .atMost(READY)
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(() -> {
                    tick();
                    return works.call();
                });
    }

    @Override
    public void close() {
        all().forEach(Member::end);
        issuer.close();
    }
}
