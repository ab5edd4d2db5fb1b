package orderhub.routes.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterQueue;
import orderhub.routes.deadletters.DeadLetterSettings;
import orderhub.routes.dynamodb.TableNames;
import orderhub.routes.reads.ReadSettings;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The application's own settings, so that tests and the hub cannot drift apart; secrets and addresses are a test's. */
public final class TestSettings {

    private TestSettings() {}

    /** Every {@code hub.*} setting as a route's placeholder sees it. */
    public static Properties placeholders() {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(RepositoryFiles.find("config/src/main/resources/application.yaml"))) {
            Map<String, Object> yaml = new Yaml().load(in);
            flatten("hub", yaml.get("hub"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty("hub.gateway.base-url", "http://gateway.test");
        properties.setProperty("hub.gateway.api-key", "sk_test_key");
        properties.setProperty("hub.queue.base-url", "https://sqs.test/000000000000");
        properties.setProperty("hub.topic.base-arn", "arn:aws:sns:us-east-1:000000000000");
        properties.setProperty("hub.identity.secret", "secret");
        return properties;
    }

    /** The settings of the beans. */
    public static HubSettings forBeans() {
        return new HubSettings(
                new TableNames(
                        "orders",
                        "inventory",
                        "inventory_reservations",
                        "catalogue",
                        "customers",
                        "event_tallies",
                        "inbox"),
                new HubSettings.Bus("order-processing-bus"),
                new HubSettings.OrderRules("USD", Set.of("USD", "EUR", "JPY"), Set.of("card"), 99_999_999),
                new HubSettings.Review(Map.of("USD", 100_000L)),
                new HubSettings.Relay(4, 2000),
                new HubSettings.RetryWaits(1, 60),
                new HubSettings.Identity("secret"),
                new HubSettings.Receipts(4, 120, 2),
                new HubSettings.Inbox(15, 20_160),
                new HubSettings.Stock(1),
                new HubSettings.Gateway(72_000),
                deadLetters(),
                new HubSettings.Api(new HubSettings.Batch(4, 100)),
                reads());
    }

    /** Looks that come at once, and limits that a test can reach. */
    public static ReadSettings reads() {
        return new ReadSettings(5, 20, 2, 20, 60, 2, 600, 1, 2, 2, 20, 100, 300);
    }

    /** Two queues with dead letters, one of them FIFO, and limits that a test can reach. */
    public static DeadLetterSettings deadLetters() {
        return new DeadLetterSettings(
                "https://sqs.test/000000000000",
                "operator_actions",
                Map.of(
                        "order-processing",
                        new DeadLetterQueue(
                                "order-processing.fifo",
                                "order-processing-dlq.fifo",
                                "commands/process-order",
                                19,
                                null),
                        "lane-express",
                        new DeadLetterQueue("lane-express", "lane-express-dlq", "events/envelope", 9, null)),
                20,
                30,
                30,
                10,
                100,
                3600);
    }

    private static void flatten(String name, @Nullable Object value, Properties into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> flatten(name + "." + key, child, into));
        } else if (value instanceof List<?> list) {
            into.setProperty(
                    name, String.join(",", list.stream().map(Object::toString).toList()));
        } else if (value != null) {
            into.setProperty(name, value.toString());
        }
    }
}
