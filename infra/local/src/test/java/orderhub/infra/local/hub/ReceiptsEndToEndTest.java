package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import orderhub.infra.local.aws.AwsClients;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A bus that takes events and delivers none: nobody is told by a fault, but by what does not come back. */
class ReceiptsEndToEndTest {

    private static final String BUS = "order-processing-bus";
    private static final String RULE = "receipts";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    /** OrderCreated, InventoryReserved, PaymentCompleted, OrderDispatched, OrderShipped. */
    private static final int EVENTS_OF_AN_ORDER = 5;

    /** Looks come every 200 ms. */
    private static final Duration SEVERAL_LOOKS = Duration.ofSeconds(2);

    /** As in production, only faster. */
    private static final LocalHubOptions IMPATIENT = LocalHubOptions.forTests()
            .with("hub.receipts.settle-s", "5")
            .with("hub.receipts.youngest-min", "0")
            .with("hub.receipts.batch-ms", "100")
            .with("hub.receipts.tally-period-ms", "200")
            .with("hub.receipts.reconcile-period-ms", "200")
            .with("spring.jmx.unique-names", "true");

    @Test
    void events_that_the_bus_swallows_are_missed_and_no_others() {
        try (LocalHub hub = LocalHub.start(IMPATIENT)) {
            Api api = new Api(hub.api());
            AwsClients aws = new AwsClients(hub.aws().endpoint());

            ship(api);
            ship(api);
            awaitTallied(aws, 2 * EVENTS_OF_AN_ORDER, 0);
            await().atMost(LONG_ENOUGH).until(() -> missing(api) == 0);

            aws.events.removeTargets(
                    targets -> targets.rule(RULE).eventBusName(BUS).ids(RULE));
            ship(api);
            await().atMost(LONG_ENOUGH).until(() -> missing(api) >= EVENTS_OF_AN_ORDER);
            long swallowed = awaitSettled(aws);
            await().atMost(LONG_ENOUGH).until(() -> missing(api) == swallowed);

            Target again = Target.builder()
                    .id(RULE)
                    .arn(AwsClients.queueArn("receipts"))
                    .build();
            aws.events.putTargets(
                    targets -> targets.rule(RULE).eventBusName(BUS).targets(again));
            long before = tallied(aws, "/received");
            ship(api);
            awaitTallied(aws, before + swallowed + EVENTS_OF_AN_ORDER, swallowed);
            await().atMost(LONG_ENOUGH).until(() -> missing(api) == swallowed);
        }
    }

    @Test
    void receipts_that_come_again_and_in_the_wrong_order_raise_no_alarm() {
        try (LocalHub hub = LocalHub.start(IMPATIENT)) {
            Api api = new Api(hub.api());
            AwsClients aws = new AwsClients(hub.aws().endpoint());
            EventTap tap = EventTap.make(hub.aws().endpoint());
            String id = ship(api);
            awaitTallied(aws, EVENTS_OF_AN_ORDER, 0);
            long sent = tallied(aws, "/sent/");
            List<String> backwards = new ArrayList<>(tap.envelopesOf(id).values().stream()
                    .map(JsonNode::toString)
                    .toList());
            Collections.reverse(backwards);

            for (String envelope : backwards) {
                aws.sqs.sendMessage(
                        message -> message.queueUrl(aws.url("receipts")).messageBody(envelope));
                aws.sqs.sendMessage(
                        message -> message.queueUrl(aws.url("receipts")).messageBody(envelope));
            }

            assertThat(backwards).hasSize(EVENTS_OF_AN_ORDER);
            await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(tallied(aws, "/received"))
                    .isEqualTo(sent + 2 * EVENTS_OF_AN_ORDER));
            await().during(SEVERAL_LOOKS).atMost(LONG_ENOUGH).until(() -> missing(api) == 0);
            assertThat(tallied(aws, "/sent/"))
                    .as("nothing else was sent meanwhile")
                    .isEqualTo(sent);
        }
    }

    private static String ship(Api api) {
        String id = api.place(Examples.order("good")).orderId();
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        return id;
    }

    /** Waits until at least so many are said to be sent, and so many of them are missing. */
    private static void awaitTallied(AwsClients aws, long atLeast, long missing) {
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            long sent = tallied(aws, "/sent/");
            assertThat(sent).isGreaterThanOrEqualTo(atLeast);
            assertThat(sent - tallied(aws, "/received")).isEqualTo(missing);
        });
    }

    /** Waits until nothing more is written down for longer than counts are held back, and says how much is missing. */
    private static long awaitSettled(AwsClients aws) {
        AtomicLong sent = new AtomicLong();
        await().during(Duration.ofSeconds(6)).atMost(LONG_ENOUGH).until(() -> {
            long now = tallied(aws, "/sent/");
            return sent.getAndSet(now) == now;
        });
        return sent.get() - tallied(aws, "/received");
    }

    private static long tallied(AwsClients aws, String source) {
        List<Map<String, AttributeValue>> items = aws.dynamoDb
                .scan(scan -> scan.tableName("event_tallies").consistentRead(true))
                .items();
        return items.stream()
                .filter(item -> requireNonNull(item.get("minute_source")).s().contains(source))
                .mapToLong(item ->
                        Long.parseLong(requireNonNull(item.get("events")).n()))
                .sum();
    }

    /** Not a number while the hub does not know. */
    private static double missing(Api api) {
        return api.get("/actuator/prometheus")
                .response()
                .body()
                .lines()
                .filter(line -> line.startsWith("orderhub_events_missing"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
