package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.wire.Answer;
import orderhub.infra.local.wire.Call;
import orderhub.infra.local.wire.Middle;
import orderhub.infra.local.wire.Wire;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** [G9] A hub that is told to stop by SIGTERM, as a process of its own, busy or idle. */
class DrainEndToEndTest {

    private static final int ORDERS = 30;
    private static final int AT_WORK = 8;
    private static final int LETTERS = 40;
    private static final int STOPPED_BY_SIGTERM = 143;

    /** What is hidden longer than this was left in hand: below, the visibility timeout is 30 s. */
    private static final Duration AT_ONCE = Duration.ofSeconds(20);

    /** One before the stop, its repetition, and one that was handed back. There are 16 polls. */
    private static final int FEW = 3;

    /** The answer to a receive of the test's own can get lost as well. */
    private static final int COMES_BACK_S = 20;

    private static final String ORDERS_QUEUE = "order-processing.fifo";
    private static final String DEAD_ORDERS_QUEUE = "order-processing-dlq.fifo";

    private static final String LONG_HIDDEN = "--hub.queue.visibility-s=30";

    /** So that no charge counts as unknown before the stop, however long this machine takes to get there. */
    private static final String PATIENT = "--hub.gateway.response-timeout-ms=120000";

    private static final Map<String, String> IN_THIS_JVM = Map.of("spring.jmx.unique-names", "true");
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    /** Lets nobody have an answer until it is told to go on, and then takes its time. */
    private static final class SlowGateway implements Middle {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final Duration takes;

        SlowGateway(Duration takes) {
            this.takes = takes;
        }

        void goOn() {
            goOn.countDown();
        }

        @Override
        public Answer handle(Call call, Onward onward) throws InterruptedException {
            goOn.await();
            Thread.sleep(takes.toMillis());
            return onward.pass(call);
        }
    }

    @TempDir
    private Path data = Path.of("");

    @Test
    void work_in_hand_ends_and_what_was_not_begun_is_there_for_others_at_once() throws Exception {
        drains(Duration.ofSeconds(2), 20);
    }

    @Test
    void work_that_takes_longer_than_a_stop_may_take_is_handed_back() throws Exception {
        drains(Duration.ofSeconds(9), 2);
    }

    @Test
    void an_idle_hub_stops_within_its_longest_poll() throws Exception {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                HubProcess idle = HubProcess.startBeside(surroundings, data, "--hub.queue.wait-s=8")) {
            awaitPolls(idle);
            // Whoever handled a message polls again at once.
            Api api = idle.apiBeside();
            assertThat(api.awaitEnd(api.place(Examples.order("good")).orderId()))
                    .isEqualTo("SHIPPED");
            long begun = System.nanoTime();

            assertThat(idle.terminate()).isEqualTo(STOPPED_BY_SIGTERM);

            assertThat(since(begun)).isLessThan(Duration.ofSeconds(8 + 7));
        }
    }

    @Test
    void what_comes_while_work_in_hand_ends_is_not_received_by_one_poll_after_the_other() throws Exception {
        SlowGateway slow = new SlowGateway(Duration.ofSeconds(4));
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Wire gateway = Wire.to(surroundings.gateway().baseUrl());
                Shop shop = new Shop(surroundings.aws().endpoint());
                HubProcess busy = HubProcess.startBeside(
                        surroundings.aws().endpoint(),
                        gateway.endpoint(),
                        surroundings.issuer().jwkSetUri(),
                        data,
                        LONG_HIDDEN,
                        PATIENT,
                        "--hub.queue.wait-s=8")) {
            gateway.put(slow);
            AwsClients aws = new AwsClients(surroundings.aws().endpoint());
            awaitPolls(busy);
            busy.apiBeside().place(Examples.order("good"));
            await().atMost(A_WHILE).until(() -> atWork(shop) == 1);
            slow.goOn();
            FutureTask<Integer> stop = new FutureTask<>(busy::terminate);
            new Thread(stop, "stops-the-hub").start();
            Set<String> sent = new HashSet<>();
            await().atMost(A_WHILE).pollInterval(Duration.ofMillis(200)).until(() -> {
                sent.add(sendCommandOfNoOrder(aws));
                return stop.isDone();
            });
            assertThat(stop.get()).isEqualTo(STOPPED_BY_SIGTERM);

            Map<String, Integer> receives = new HashMap<>();
            await().atMost(A_WHILE).untilAsserted(() -> {
                receivesBefore(aws).forEach((id, times) -> receives.merge(id, times, Math::min));
                assertThat(receives.keySet())
                        .as(() -> "beside those that died: " + aws.receive(aws.url(DEAD_ORDERS_QUEUE), 0))
                        .containsAll(sent);
            });

            assertThat(receives.values()).anyMatch(times -> times > 0).allMatch(times -> times <= FEW);
        }
    }

    /** It is healthy when each of its consumers has polled, and each polls again at once. */
    private static void awaitPolls(HubProcess hub) {
        Api api = hub.apiBeside();
        await().atMost(A_WHILE)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> api.get("/actuator/health").status() == 200);
    }

    private static String sendCommandOfNoOrder(AwsClients aws) {
        String orderId = UUID.randomUUID().toString();
        return aws.sqs
                .sendMessage(message -> message.queueUrl(aws.url(ORDERS_QUEUE))
                        .messageBody("{\"orderId\":\"%s\",\"version\":1}".formatted(orderId))
                        .messageGroupId(orderId)
                        .messageDeduplicationId(orderId))
                .messageId();
    }

    /** Of messages that are received now: how often they were received before, by message id. */
    private static Map<String, Integer> receivesBefore(AwsClients aws) {
        return aws
                .sqs
                .receiveMessage(receive -> receive.queueUrl(aws.url(ORDERS_QUEUE))
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .visibilityTimeout(COMES_BACK_S)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages()
                .stream()
                .collect(Collectors.toMap(
                        Message::messageId,
                        message -> Integer.parseInt(
                                        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                                - 1));
    }

    @Test
    void a_redrive_that_a_stop_interrupts_is_stopped_and_not_done() throws Exception {
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Shop shop = new Shop(surroundings.aws().endpoint());
                HubProcess hub = HubProcess.startBeside(surroundings, data)) {
            String dead = surroundings.aws().endpoint() + "/000000000000/notify-sms-dlq";
            for (int i = 0; i < LETTERS; i++) {
                String body = "{\"number\": " + i + "}";
                shop.sqs.sendMessage(send -> send.queueUrl(dead).messageBody(body));
            }
            Api api = hub.apiBeside();
            String redrive = api.send(api.request("/admin/dead-letters/notify-sms-dlq/redrives")
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"operator\": \"kim\", \"reason\": \"t\", \"perSecond\": 1}")))
                    .json()
                    .path("redriveId")
                    .asText();
            await().atMost(A_WHILE).until(() -> messages(shop, "notify-sms-dlq") < LETTERS);

            assertThat(hub.terminate()).isEqualTo(STOPPED_BY_SIGTERM);

            Map<String, AttributeValue> noted = shop.dynamoDb
                    .getItem(get ->
                            get.tableName("operator_actions").key(Map.of("action_id", AttributeValue.fromS(redrive))))
                    .item();
            assertThat(noted).containsEntry("redrive_state", AttributeValue.fromS("STOPPED"));
            assertThat(messages(shop, "notify-sms-dlq")).isPositive();
            assertThat(messages(shop, "notify-sms-dlq") + messages(shop, "notify-sms"))
                    .isEqualTo(LETTERS);
            assertThat(shop.inFlight()).containsEntry("notify-sms-dlq", 0);
        }
    }

    /** @param takes how long the gateway still takes for what it was asked before the stop */
    private void drains(Duration takes, int shutdownTimeoutS) throws Exception {
        SlowGateway slow = new SlowGateway(takes);
        try (Surroundings surroundings = Surroundings.start(0, 0, null);
                Wire gateway = Wire.to(surroundings.gateway().baseUrl());
                Shop shop = new Shop(surroundings.aws().endpoint());
                HubProcess stopped = HubProcess.startBeside(
                        surroundings.aws().endpoint(),
                        gateway.endpoint(),
                        surroundings.issuer().jwkSetUri(),
                        data,
                        LONG_HIDDEN,
                        PATIENT,
                        "--camel.main.shutdown-timeout=" + shutdownTimeoutS)) {
            gateway.put(slow);
            Books books = new Books(shop);
            Api api = stopped.apiBeside();
            List<String> ids = IntStream.range(0, ORDERS)
                    .mapToObj(i -> api.place(Examples.order("good")).orderId())
                    .toList();
            await().atMost(A_WHILE).until(() -> atWork(shop) >= AT_WORK);
            long begun = System.nanoTime();

            slow.goOn();
            assertThat(stopped.terminate()).isEqualTo(STOPPED_BY_SIGTERM);

            // Sagas drain for 5 s at most; ending a JVM, on a busy machine, is the rest.
            assertThat(since(begun)).isLessThan(Duration.ofSeconds(shutdownTimeoutS + 20));
            assertThat(shop.orders()).filteredOn(order -> !order.ended()).isNotEmpty();
            await().atMost(AT_ONCE)
                    .untilAsserted(() -> assertThat(shop.inFlight().values()).containsOnly(0));
            try (ConfigurableApplicationContext other = LocalHub.startHub(surroundings, 0, IN_THIS_JVM)) {
                assertThat(other.isRunning()).isTrue();
                books.close(shop, id -> surroundings.gateway().ledger().of(id), A_WHILE);
            }
            assertThat(shop.orders())
                    .allMatch(Shop.OrderRow::shipped, "shipped")
                    .extracting(Shop.OrderRow::id)
                    .containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    private static int messages(Shop shop, String queue) {
        return requireNonNull(shop.queued().get(queue), queue);
    }

    private static long atWork(Shop shop) {
        return shop.orders().stream()
                .filter(order -> order.status().equals("RESERVED"))
                .count();
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
