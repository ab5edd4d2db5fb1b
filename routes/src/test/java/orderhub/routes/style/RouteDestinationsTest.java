package orderhub.routes.style;

import static orderhub.routes.style.RouteFile.allEntries;
import static orderhub.routes.style.RouteFile.allRoutes;
import static orderhub.routes.style.RouteFile.allSteps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.routes.testing.TestSettings;
import org.junit.jupiter.api.Test;

/** Where messages go to and come from: by name, never by address. */
class RouteDestinationsTest {

    private static final Set<String> OUTWARD = Set.of("to", "toD", "wireTap", "saga");

    /** Named so that a person finds them in hawtio and in a report of what ran. */
    private static final Set<String> DECIDING = Set.of(
            "choice",
            "when",
            "otherwise",
            "filter",
            "split",
            "aggregate",
            "idempotentConsumer",
            "loop",
            "multicast",
            "circuitBreaker",
            "doTry",
            "doCatch",
            "onException");

    /** What a URI may look like; AWS and HTTP destinations are settings. */
    private static final Pattern URI =
            Pattern.compile("direct:[a-z-]+|bean:\\w+|saga:\\w+|timer:[a-z-]+|json-validator:orderhub/[\\w/.-]+"
                    + "|\\{\\{hub\\.gateway\\.base-url}}"
                    + "|aws2-ddb:\\{\\{hub\\.table\\.[a-z-]+}}"
                    + "|aws2-sqs:\\{\\{hub\\.queue\\.[a-z-]+}}"
                    + "|aws2-eventbridge:\\{\\{hub\\.bus\\.[a-z-]+}}"
                    + "|aws2-sns:\\{\\{hub\\.topic\\.base-arn}}:\\{\\{hub\\.topic\\.[a-z-]+}}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]*)}}");

    /** What bounds a consumer, and how it reports. Only the queue, its consumers and their polls are its own. */
    private static final Map<String, String> CONSUMER = Map.ofEntries(
            Map.entry("queueUrl", "{{hub.queue.base-url}}/{{%s}}"),
            Map.entry("concurrentConsumers", "{{%s.consumers}}"),
            Map.entry("maxMessagesPerPoll", "{{%s.max-messages-per-poll}}"),
            Map.entry("waitTimeSeconds", "{{hub.queue.wait-s}}"),
            Map.entry("visibilityTimeout", "{{hub.queue.visibility-s}}"),
            Map.entry("extendMessageVisibility", "true"),
            Map.entry("attributeNames", "ApproximateReceiveCount,ApproximateFirstReceiveTimestamp,MessageGroupId"),
            Map.entry("exceptionHandler", "#oneLine"),
            Map.entry("headerFilterStrategy", "#noAttributes"),
            Map.entry("greedy", "true"),
            Map.entry("backoffErrorThreshold", "1"),
            Map.entry("backoffMultiplier", "9"));

    /** Endpoints that would turn headers into attributes of a message or of a request, and back. */
    private static final Pattern CARRIES_HEADERS = Pattern.compile("(aws2-sqs|aws2-sns):.*|\\{\\{hub\\.gateway.*");

    @Test
    void every_node_that_leads_out_of_its_route_has_an_id() {
        assertThat(withoutId(OUTWARD)).isEmpty();
    }

    @Test
    void every_node_that_decides_has_an_id() {
        assertThat(withoutId(DECIDING)).isEmpty();
    }

    @Test
    void a_uri_has_no_query_because_its_parameters_stand_below_it() {
        assertThat(uris().filter(uri -> uri.contains("?"))).isEmpty();
    }

    @Test
    void a_destination_is_a_setting_and_never_a_literal() {
        Stream<String> from = allRoutes()
                .filter(route -> !URI.matcher(route.fromUri()).matches())
                .map(route -> route.finding("from " + route.fromUri()));
        Stream<String> to = allSteps()
                .filter(step -> step.value().has("uri"))
                .filter(step -> !URI.matcher(step.uri()).matches())
                .map(step -> step.finding(step.uri()));

        assertThat(Stream.concat(from, to))
                .as("destinations that are no hub.table|queue|topic|bus|gateway setting")
                .isEmpty();
    }

    @Test
    void a_queue_is_called_by_the_url_of_its_own_name() {
        Stream<Mapping> endpoints =
                Stream.concat(allRoutes().map(Entry::from), allSteps().map(Step::value));

        assertThat(endpoints
                        .filter(endpoint -> endpoint.textOrEmpty("uri").startsWith("aws2-sqs:"))
                        .filter(endpoint -> !endpoint.mapping("parameters")
                                .textOrEmpty("queueUrl")
                                .equals("{{hub.queue.base-url}}/{{" + queue(endpoint) + "}}")))
                .isEmpty();
    }

    @Test
    void every_consumer_of_a_queue_has_the_same_limits() {
        assertThat(allRoutes()
                        .filter(route -> route.fromUri().startsWith("aws2-sqs:"))
                        .filter(route ->
                                !expectedOf(route).equals(texts(route.from().mapping("parameters"))))
                        .map(route -> route.finding("expected " + expectedOf(route))))
                .isEmpty();
    }

    @Test
    void no_endpoint_lets_headers_in_or_out_that_nobody_meant_to() {
        Stream<Mapping> endpoints =
                Stream.concat(allRoutes().map(Entry::from), allSteps().map(Step::value));

        assertThat(endpoints
                        .filter(endpoint -> CARRIES_HEADERS
                                .matcher(endpoint.textOrEmpty("uri"))
                                .matches())
                        .filter(endpoint -> !endpoint.mapping("parameters").has("headerFilterStrategy")))
                .as("endpoints without a headerFilterStrategy")
                .isEmpty();
    }

    @Test
    void a_dynamodb_endpoint_does_not_look_for_its_table_when_it_starts() {
        assertThat(allSteps()
                        .filter(step -> step.uri().startsWith("aws2-ddb:"))
                        .filter(step -> !step.value()
                                .mapping("parameters")
                                .textOrEmpty("enabledInitialDescribeTable")
                                .equals("false"))
                        .map(step -> step.finding("would create a table that it misses")))
                .isEmpty();
    }

    @Test
    void every_schema_that_is_validated_against_exists() {
        assertThat(allSteps()
                        .map(Step::uri)
                        .filter(uri -> uri.startsWith("json-validator:"))
                        .map(uri -> uri.substring(uri.indexOf(':') + 1)))
                .isNotEmpty()
                .allMatch(file -> getClass().getClassLoader().getResource(file) != null, "is on the class path");
    }

    @Test
    void what_comes_from_outside_is_read_strictly_before_it_is_held_to_its_schema() {
        assertThat(allRoutes()
                        .filter(route -> route.allSteps().anyMatch(RouteDestinationsTest::validates))
                        .filter(route -> route.allSteps()
                                .takeWhile(step -> !validates(step))
                                .noneMatch(
                                        step -> step.value().textOrEmpty("ref").equals("strictBody")))
                        .map(route -> route.finding("has a json-validator and no strictBody before it")))
                .isEmpty();
    }

    private static boolean validates(Step step) {
        return step.uri().startsWith("json-validator:");
    }

    @Test
    void every_placeholder_is_a_setting_of_the_application() {
        Set<String> settings = TestSettings.placeholders().stringPropertyNames();

        assertThat(allEntries().flatMap(entry -> entry.value()
                        .texts()
                        .flatMap(RouteDestinationsTest::placeholders)
                        .filter(name -> !settings.contains(name))
                        .map(name -> entry.finding("{{" + name + "}} is not in application.yaml"))))
                .isEmpty();
    }

    private static Stream<String> withoutId(Set<String> kinds) {
        return allSteps()
                .filter(step -> kinds.contains(step.kind()))
                .filter(step -> !step.value().has("id"))
                .map(step -> step.finding("has no id"));
    }

    private static Stream<String> uris() {
        return allEntries().flatMap(entry -> entry.value().andAllBelow()).flatMap(mapping -> Stream.of(
                        "uri", "to", "compensation", "completion")
                .map(mapping::textOrEmpty));
    }

    private static Stream<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .map(name -> name.substring(2, name.length() - 2));
    }

    /** The name of the setting that names an endpoint's queue. */
    private static String queue(Mapping endpoint) {
        return placeholders(endpoint.textOrEmpty("uri")).findFirst().orElse("");
    }

    private static Map<String, String> expectedOf(Entry route) {
        Map<String, String> expected = new HashMap<>();
        CONSUMER.forEach((option, limit) -> expected.put(option, limit.replace("%s", queue(route.from()))));
        if (route.allSteps().anyMatch(step -> step.kind().equals("aggregate"))) {
            // What is gathered is not done yet when the consumer is; the route deletes it.
            expected.put("deleteAfterRead", "false");
        }
        return expected;
    }

    private static Map<String, String> texts(Mapping mapping) {
        return mapping.keys().collect(Collectors.toMap(key -> key, mapping::textOrEmpty));
    }
}
