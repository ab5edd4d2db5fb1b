package orderhub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterQueue;
import orderhub.routes.deadletters.DeadLetterSettings;
import orderhub.routes.dynamodb.TableNames;
import orderhub.routes.reads.ReadSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/** What the application does where nobody set anything, and where something must be set. */
class SettingsTest {

    private static final HubSettings DEFAULTS = new HubSettings(
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
            new HubSettings.Review(Map.of("USD", 100_000L, "EUR", 100_000L, "GBP", 80_000L, "JPY", 150_000L)),
            new HubSettings.Relay(4, 2000),
            new HubSettings.RetryWaits(1, 60),
            new HubSettings.Identity("a secret"),
            new HubSettings.Receipts(4, 120, 2),
            new HubSettings.Inbox(15, 20_160),
            new HubSettings.Stock(1),
            new HubSettings.Gateway(72_000),
            deadLetters(),
            new HubSettings.Api(new HubSettings.Batch(10, 1000)),
            new ReadSettings(200, 2000, 4, 20, 60, 500, 300, 15, 2, 200, 20, 100, 300));

    private final RoutesConfiguration configuration = new RoutesConfiguration();

    @Test
    void the_beans_get_the_defaults_that_are_written_in_the_file() {
        assertThat(configuration.hubSettings(Settings.with(Settings.DEPLOYMENT)))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void an_environment_variable_takes_the_place_of_a_default() {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.put("hub.relay.grace-ms", "1000");
        variables.put("hub.review.from-minor-units.USD", "1");

        HubSettings settings = configuration.hubSettings(Settings.with(variables));

        assertThat(settings.relay().grace()).hasSeconds(1);
        assertThat(settings.review().fromMinorUnits()).containsEntry("USD", 1L).containsEntry("JPY", 150_000L);
    }

    @Test
    void without_the_secret_of_order_ids_nothing_starts_and_the_message_names_it() {
        assertThatThrownBy(() -> configuration.hubSettings(without("HUB_IDENTITY_SECRET")))
                .hasMessageContaining("hub.identity.secret")
                .hasStackTraceContaining("HUB_IDENTITY_SECRET");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 79_201, 86_400})
    void a_key_that_the_gateway_may_have_forgotten_is_never_safe(int seconds) {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.put("hub.gateway.key-safe-age-s", seconds);

        assertThatThrownBy(() -> configuration.hubSettings(Settings.with(variables)))
                .hasStackTraceContaining("hub.gateway.key-safe-age-s is " + seconds + ": set 1 to 79200");
    }

    @Test
    void the_longest_callback_ends_before_it_is_given_up() {
        ConfigurableEnvironment file = Settings.with(Settings.DEPLOYMENT);
        long gatewayMs =
                2 * millis(file, "hub.gateway.connect-timeout-ms") + millis(file, "hub.gateway.response-timeout-ms");
        // The release of stock: charge, void and refund; the order read, and halted, captured, refunded and released.
        long longestMs = 3 * gatewayMs + 6 * millis(file, "hub.aws.call-timeout-ms");

        assertThat(millis(file, "saga.dynamodb.callback-timeout-ms")).isGreaterThan(longestMs);
    }

    @Test
    void a_request_may_take_longer_than_any_wait_or_stream_lasts() {
        ConfigurableEnvironment file = Settings.with(Settings.DEPLOYMENT);
        Duration longest = DurationStyle.detectAndParse(file.getRequiredProperty("spring.mvc.async.request-timeout"));

        assertThat(longest)
                .isGreaterThan(Duration.ofSeconds(DEFAULTS.reads().waitLongestS()))
                .isGreaterThan(Duration.ofSeconds(DEFAULTS.reads().streamLongestS()));
    }

    private static long millis(ConfigurableEnvironment file, String setting) {
        return file.getRequiredProperty(setting, Long.class);
    }

    @Test
    void an_empty_secret_of_order_ids_is_none() {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.put("HUB_IDENTITY_SECRET", "");

        assertThatThrownBy(() -> configuration.hubSettings(Settings.with(variables)))
                .hasStackTraceContaining("hub.identity.secret is empty: set HUB_IDENTITY_SECRET");
    }

    @ParameterizedTest
    @CsvSource({
        "hub.identity.secret,   HUB_IDENTITY_SECRET",
        "hub.gateway.base-url,  HUB_GATEWAY_BASE_URL",
        "hub.gateway.api-key,   HUB_GATEWAY_API_KEY",
        "hub.topic.base-arn,    HUB_AWS_ACCOUNT_ID",
        "hub.queue.base-url,    HUB_AWS_ACCOUNT_ID"
    })
    void a_setting_without_a_default_is_missed_by_its_name(String setting, String variable) {
        ConfigurableEnvironment environment = without(variable);

        assertThatThrownBy(() -> environment.getProperty(setting)).hasMessageContaining(variable);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub.identity.secret", "hub.gateway.base-url", "hub.gateway.api-key"})
    void no_secret_and_no_address_has_a_default(String setting) {
        String written = Settings.with(
                        Map.of("HUB_IDENTITY_SECRET", "x", "HUB_GATEWAY_BASE_URL", "x", "HUB_GATEWAY_API_KEY", "x"))
                .getProperty(setting);

        assertThat(written).isEqualTo("x");
    }

    @Test
    void queues_and_topics_are_addressed_in_the_deployments_account() {
        ConfigurableEnvironment environment = Settings.with(Settings.DEPLOYMENT);

        assertThat(environment.getProperty("hub.queue.base-url"))
                .isEqualTo("https://sqs.us-east-1.amazonaws.com/123456789012");
        assertThat(environment.getProperty("hub.topic.base-arn")).isEqualTo("arn:aws:sns:us-east-1:123456789012");
    }

    @Test
    void every_queue_that_has_dead_letters_gives_messages_up_under_a_name_of_its_own() {
        assertThat(DEFAULTS.deadLetters().queues().values())
                .extracting(DeadLetterQueue::name)
                .doesNotHaveDuplicates()
                .hasSize(9);
    }

    private static DeadLetterSettings deadLetters() {
        Map<String, DeadLetterQueue> queues = new HashMap<>();
        queues.put(
                "order-processing",
                new DeadLetterQueue(
                        "order-processing.fifo", "order-processing-dlq.fifo", "commands/process-order", 19, null));
        for (String source : List.of("lane-express", "lane-standard", "lane-digital", "notifications", "receipts")) {
            queues.put(source, new DeadLetterQueue(source, source + "-dlq", "events/envelope", 9, null));
        }
        for (String source : List.of("notify-email", "notify-sms", "notify-webhook")) {
            queues.put(source, new DeadLetterQueue(source, source + "-dlq", "notifications/notification", 9, null));
        }
        return new DeadLetterSettings(
                "https://sqs.us-east-1.amazonaws.com/123456789012",
                "operator_actions",
                queues,
                100,
                1000,
                30,
                10,
                100,
                31_536_000);
    }

    private static ConfigurableEnvironment without(String variable) {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.remove(variable);
        return Settings.with(variables);
    }
}
