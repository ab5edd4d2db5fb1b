package orderhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** How the settings are written: a number says its unit in its name and its reason in a comment. */
class SettingsFileTest {

    private static final List<String> UNITS = List.of("-ms", "-s", "-min", "-bytes", "-minor-units");

    /** Plain counts, by the last part of their names. */
    private static final Set<String> COUNTS = Set.of(
            "shards",
            "max-units",
            "page-size",
            "max-page-size",
            "max-orders",
            "parallel-orders",
            "waiting-orders",
            "cancel-attempts",
            "sweep-limit",
            "look-limit",
            "scan-limit",
            "threads",
            "max-waiting",
            "max-streams",
            "list-default-limit",
            "list-max-limit",
            "list-max-read",
            "per-second",
            "max-per-second",
            "receives",
            "burst",
            "max-callers",
            "max-requests",
            "faults",
            "consumers",
            "max-connections",
            "max-queue-connections",
            "max-concurrent-calls",
            "max-messages-per-poll");

    /** Settings whose reason stands with another one, above which they would only repeat it. */
    private static final Map<String, String> SHARED_COMMENTS = Map.ofEntries(
            Map.entry("hub.lane.standard", "hub.lane.express"),
            Map.entry("hub.lane.digital", "hub.lane.express"),
            Map.entry("hub.retry.longest-s", "hub.retry.first-s"),
            Map.entry("hub.reads.wait-longest-s", "hub.reads.wait-default-s"),
            Map.entry("hub.reads.list-max-limit", "hub.reads.list-default-limit"),
            Map.entry("hub.dead-letters.queues.lane-standard", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.dead-letters.queues.lane-digital", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.dead-letters.queues.notifications", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.dead-letters.queues.receipts", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.dead-letters.queues.notify-sms", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.dead-letters.queues.notify-webhook", "hub.dead-letters.queues.lane-express.receives"),
            Map.entry("hub.gateway.breaker.open-s", "hub.gateway.breaker.faults"),
            Map.entry(
                    "hub.queue.lane-express.max-messages-per-poll", "hub.queue.order-processing.max-messages-per-poll"),
            Map.entry(
                    "hub.queue.lane-standard.max-messages-per-poll",
                    "hub.queue.order-processing.max-messages-per-poll"),
            Map.entry(
                    "hub.queue.lane-digital.max-messages-per-poll", "hub.queue.order-processing.max-messages-per-poll"),
            Map.entry(
                    "hub.queue.notifications.max-messages-per-poll",
                    "hub.queue.order-processing.max-messages-per-poll"),
            Map.entry("hub.queue.lane-express.consumers", "hub.queue.order-processing.consumers"),
            Map.entry("hub.queue.lane-standard.consumers", "hub.queue.order-processing.consumers"),
            Map.entry("hub.queue.lane-digital.consumers", "hub.queue.order-processing.consumers"),
            Map.entry("hub.queue.notifications.consumers", "hub.queue.order-processing.consumers"));

    private final List<Setting> settings = settings();

    /**
     * A line of the file, or a value in it.
     *
     * @param name its full name
     * @param commented whether a comment stands above it or beside it
     * @param line the setting itself, or the one on whose line it stands
     * @param number whether its value is a number
     */
    private record Setting(String name, boolean commented, String line, boolean number) {
        /** The last part of its name that is no currency: of an amount, the unit is said above its currencies. */
        String lastPart() {
            String counted = name.replaceFirst("\\.[A-Z]{3}$", "");
            return counted.substring(counted.lastIndexOf('.') + 1);
        }
    }

    @Test
    void every_number_says_its_unit_at_the_end_of_its_name_or_is_a_plain_count() {
        assertThat(numbers().map(Setting::lastPart))
                .isNotEmpty()
                .allMatch(
                        name -> COUNTS.contains(name) || UNITS.stream().anyMatch(name::endsWith),
                        "ends in one of " + UNITS + " or is one of " + COUNTS);
    }

    @Test
    void every_number_has_its_reason_beside_it() {
        assertThat(numbers()
                        .filter(setting -> !setting.commented() && !SHARED_COMMENTS.containsKey(setting.line()))
                        .map(Setting::name))
                .as("numbers without a comment")
                .isEmpty();
    }

    @Test
    void a_reason_that_is_shared_stands_with_the_other_setting() {
        assertThat(settings.stream().filter(Setting::commented).map(Setting::line))
                .containsAll(SHARED_COMMENTS.values());
        assertThat(settings.stream().map(Setting::line)).containsAll(SHARED_COMMENTS.keySet());
    }

    private Stream<Setting> numbers() {
        return settings.stream().filter(Setting::number);
    }

    private static List<Setting> settings() {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setAllowDuplicateKeys(false);
        MappingNode root = (MappingNode) new Yaml(options).compose(new StringReader(text()));
        return root.getValue().stream()
                .filter(tuple -> name(tuple).equals("hub"))
                .flatMap(tuple -> below("hub", "", false, tuple.getValueNode()))
                .toList();
    }

    /** @param line the setting on whose line the node stands; empty if it has lines of its own */
    private static Stream<Setting> below(String name, String line, boolean commented, Node node) {
        if (node instanceof MappingNode mapping) {
            boolean inOneLine = mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
            return mapping.getValue().stream()
                    .flatMap(tuple -> below(
                            name + "." + name(tuple),
                            inOneLine ? (line.isEmpty() ? name : line) : "",
                            isCommented(tuple) || (inOneLine && commented),
                            tuple.getValueNode()));
        }
        boolean number = node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT);
        return Stream.of(new Setting(name, commented, line.isEmpty() ? name : line, number));
    }

    private static boolean isCommented(NodeTuple tuple) {
        List<?> above = tuple.getKeyNode().getBlockComments();
        List<?> beside = tuple.getValueNode().getInLineComments();
        return (above != null && !above.isEmpty()) || (beside != null && !beside.isEmpty());
    }

    private static String name(NodeTuple tuple) {
        return ((ScalarNode) tuple.getKeyNode()).getValue();
    }

    private static String text() {
        try {
            return new ClassPathResource("application.yaml").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
