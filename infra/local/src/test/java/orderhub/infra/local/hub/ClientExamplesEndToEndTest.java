package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of clients do what they say, as somebody runs them who has just found them. */
class ClientExamplesEndToEndTest {

    private static final Path CLIENTS = Examples.folder().resolve("clients");
    private static final Path LAUNCHER = Path.of(System.getProperty("java.home"), "bin", "java");

    private final LocalHub hub = SharedHub.get();

    @TempDir
    private Path folder = Path.of("");

    /** An example, and how it is started. */
    enum Language {
        SHELL,
        JAVA,
        PYTHON;

        List<String> command() {
            return switch (this) {
                case SHELL -> List.of("sh", "client.sh");
                case JAVA -> List.of(LAUNCHER.toString(), "Client.java");
                case PYTHON -> List.of("python3", "client.py");
            };
        }

        /** Programs that may be missing on a machine; what runs these tests has a JDK. */
        List<String> needs() {
            return switch (this) {
                case SHELL -> List.of("sh", "curl");
                case JAVA -> List.of();
                case PYTHON -> List.of("python3");
            };
        }
    }

    /** How an example ended, and all that it wrote. */
    private record Run(int exit, String output) {}

    @ParameterizedTest
    @EnumSource
    void follows_an_order_until_it_is_shipped(Language language) throws Exception {
        Run run = run(language, hub.api(), order("good"), UUID.randomUUID().toString());

        assertThat(run.output()).contains("taken: /orders/").containsPattern("SHIPPED as OH[0-9A-F]{16}");
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void says_why_an_order_came_to_nothing(Language language) throws Exception {
        Run run = run(
                language, hub.api(), order("out-of-stock"), UUID.randomUUID().toString());

        assertThat(run.output()).contains("REJECTED: out-of-stock");
        assertThat(run.exit()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void says_what_is_wrong_with_a_request(Language language) throws Exception {
        Run run = run(
                language,
                hub.api(),
                order("invalid-customer-items-payment"),
                UUID.randomUUID().toString());

        assertThat(run.output()).contains("refused with 422", "unknown-customer", "/items/1/productId");
        assertThat(run.exit()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void asks_again_with_the_same_key_and_so_places_one_order(Language language) throws Exception {
        String key = UUID.randomUUID().toString();
        try (UnluckyWay way = new UnluckyWay(hub.api())) {
            Run run = run(language, way.url(), order("digital"), key);

            assertThat(run.output()).contains("SHIPPED as ");
            assertThat(run.exit()).isZero();
            assertThat(way.keysOfOrders()).hasSizeGreaterThanOrEqualTo(4).containsOnly(key);
            assertThat(way.ordersTaken()).hasSize(1);
        }
    }

    @Test
    void each_example_is_short_and_explained() throws IOException {
        try (Stream<Path> files = Files.list(CLIENTS)) {
            assertThat(files).hasSize(Language.values().length).allSatisfy(file -> {
                assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(100);
                assertThat(Files.readString(file)).contains("HUB_TOKEN", "HUB_URL", "Idempotency-Key", "Retry-After");
                assertThat(Examples.text("README.md"))
                        .contains(file.getFileName().toString());
            });
        }
    }

    private Run run(Language language, URI url, Path order, String key) throws IOException, InterruptedException {
        for (String program : language.needs()) {
            assumeTrue(isHere(program), "skipped: there is no " + program + " on this machine");
        }
        List<String> command = new ArrayList<>(language.command());
        command.add(order.toString());
        Path output = folder.resolve("output.txt");
        ProcessBuilder client = new ProcessBuilder(command)
                .directory(CLIENTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        client.environment().put("HUB_URL", url.toString().replaceFirst("/$", ""));
        client.environment().put("ORDER_KEY", key);
        client.environment().put("HUB_TOKEN", Tokens.staff());
        Process process = client.start();
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Path order(String name) {
        return Examples.folder().resolve("orders/" + name + ".json");
    }

    private static boolean isHere(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
