package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The hub without AWS: it says so at once, loses nothing, and goes on by itself. */
class AwsDownEndToEndTest {

    /** Longer than all attempts of the slowest call together. */
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

    /** Messages that were in hand when AWS went away come back after this long. */
    private static final Map<String, String> SETTINGS =
            Map.of("hub.queue.visibility-s", "4", "spring.jmx.unique-names", "true");

    @TempDir
    private Path data = Path.of("");

    @Test
    void without_aws_callers_are_asked_to_come_back_and_with_it_everything_goes_on() {
        try (Surroundings surroundings = Surroundings.start(0, 0, data);
                ConfigurableApplicationContext hub = LocalHub.startHub(surroundings, 0, SETTINGS)) {
            Api api = new Api(LocalHub.apiOf(hub));
            URI aws = surroundings.aws().endpoint();
            Books books = Books.openAt(aws);
            String shipped = api.place(Examples.order("good")).orderId();
            assertThat(api.awaitEnd(shipped)).isEqualTo("SHIPPED");
            List<String> underWay = IntStream.range(0, 10)
                    .mapToObj(i -> api.place(Examples.order("good")).orderId())
                    .toList();

            surroundings.aws().close();

            String key = UUID.randomUUID().toString();
            assertUnavailable(() -> api.place(Examples.order("good"), key));
            assertUnavailable(() -> api.get("/orders/" + shipped));
            assertUnavailable(() -> api.get("/orders/" + shipped + "/events"));
            assertUnavailable(() -> api.post("/orders/" + shipped + "/approve"));
            // A restart would not bring AWS back.
            assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);

            try (EmbeddedAws again =
                            EmbeddedAws.start(new EmbeddedAwsOptions(aws.getPort(), data.resolve("aws"), null));
                    Shop shop = new Shop(again.endpoint())) {
                assertThat(api.awaitEnd(api.place(Examples.order("good"), key).orderId()))
                        .isEqualTo("SHIPPED");
                assertThat(underWay)
                        .allSatisfy(id -> assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED"));
                books.close(shop, id -> surroundings.gateway().ledger().of(id), Duration.ofSeconds(60));
                assertThat(shop.orders()).hasSize(12);
                assertThat(SpringApplication.exit(hub)).isZero();
            }
        }
    }

    private static void assertUnavailable(Supplier<Api.Answer> request) {
        long begun = System.nanoTime();
        Api.Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(A_FEW_SECONDS);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Retry-After")).matches("[0-9]+");
        JsonNode problem = answer.json();
        assertThat(problem.get("status").intValue()).isEqualTo(503);
        assertThat(problem.toString()).doesNotContain("Exception", "127.0.0.1", "amazon", "DynamoDb");
    }
}
