package orderhub.infra.local.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterQueue;
import orderhub.routes.deadletters.DeadLetterSettings;
import orderhub.routes.dynamodb.TableNames;
import orderhub.routes.reads.ReadSettings;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** The application's own settings, with waits and deadlines that let hundreds of seeds pass in minutes. */
final class HubConfiguration {

    /** Of a reservation. The world's time leaps over it, once the storm is over. */
    static final Duration HOLD = Duration.ofSeconds(20);

    static final Duration LEASE = Duration.ofMillis(900);

    /** Sweeps look into each of them several times a second, which is most of what a world at rest does. */
    private static final int SHARDS = 1;

    private static final Map<String, String> FASTER = settings(
            "hub.reservation.hold-ms", Long.toString(HOLD.toMillis()),
            "hub.relay.shards", Integer.toString(SHARDS),
            "hub.relay.grace-ms", "300",
            "hub.relay.sweep-period-ms", "200",
            "hub.gateway.breaker.open-s", "1",
            "hub.queue.wait-s", "1",
            "hub.queue.visibility-s", "2",
            "hub.queue.order-processing.consumers", "4",
            "hub.queue.lane-express.consumers", "2",
            "hub.queue.lane-standard.consumers", "2",
            "hub.queue.lane-digital.consumers", "1",
            "hub.queue.notifications.consumers", "2",
            "hub.queue.receipts.consumers", "1",
            "hub.receipts.batch-ms", "200",
            "hub.receipts.tally-period-ms", "1000");

    private HubConfiguration() {}

    private static Map<String, String> settings(String... namesAndValues) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return settings;
    }

    /** What routes read. */
    static Properties placeholders(URI aws, URI gateway) {
        Properties properties = new Properties();
        try (InputStream in = HubConfiguration.class.getResourceAsStream("/application.yaml")) {
            Map<String, Object> yaml = new Yaml().load(in);
            flatten("hub", yaml.get("hub"), properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.setProperty("hub.gateway.base-url", gateway.toString());
        properties.setProperty("hub.gateway.api-key", "sk_test_simulation");
        properties.setProperty("hub.queue.base-url", queueUrl(aws));
        properties.setProperty("hub.topic.base-arn", "arn:aws:sns:us-east-1:000000000000");
        properties.setProperty("hub.identity.secret", "simulation");
        properties.putAll(FASTER);
        return properties;
    }

    /** What beans are told. */
    static HubSettings settings(URI aws) {
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
                new HubSettings.OrderRules("USD", Set.of("USD", "EUR", "GBP", "JPY"), Set.of("card"), 99_999_999),
                new HubSettings.Review(Map.of("USD", 100_000L)),
                new HubSettings.Relay(SHARDS, 300),
                new HubSettings.RetryWaits(1, 1),
                new HubSettings.Identity("simulation"),
                new HubSettings.Receipts(4, 120, 2),
                new HubSettings.Inbox(1, 1_000),
                new HubSettings.Stock(1),
                new HubSettings.Gateway(72_000),
                new DeadLetterSettings(
                        queueUrl(aws), "operator_actions", deadLetterQueues(), 100, 1_000, 30, 10, 100, 1_000),
                new HubSettings.Api(new HubSettings.Batch(4, 100)),
                new ReadSettings(200, 2000, 1, 20, 60, 1, 300, 15, 2, 1, 20, 100, 300));
    }

    private static Map<String, DeadLetterQueue> deadLetterQueues() {
        Map<String, DeadLetterQueue> queues = new HashMap<>();
        queues.put(
                "order-processing",
                new DeadLetterQueue(
                        "order-processing.fifo",
                        "order-processing-dlq.fifo",
                        "commands/process-order",
                        World.MAX_RECEIVES - 1,
                        null));
        for (String queue : List.of("lane-express", "lane-standard", "lane-digital", "notifications", "receipts")) {
            queues.put(
                    queue, new DeadLetterQueue(queue, queue + "-dlq", "events/envelope", World.MAX_RECEIVES - 1, null));
        }
        return queues;
    }

    private static String queueUrl(URI aws) {
        return aws + "/000000000000";
    }

    static SagaSettings sagas() {
        return SagaSettings.builder()
                .table("sagas")
                .dueShards(SHARDS)
                .lease(LEASE)
                .sweepEvery(Duration.ofMillis(150))
                .maxDuration(HOLD)
                .firstBackoff(Duration.ofMillis(20))
                .longestBackoff(Duration.ofMillis(200))
                .maxAttempts(200)
                .callerWait(Duration.ofMillis(300))
                .callbackTimeout(Duration.ofSeconds(10))
                .drain(Duration.ZERO)
                .build();
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
