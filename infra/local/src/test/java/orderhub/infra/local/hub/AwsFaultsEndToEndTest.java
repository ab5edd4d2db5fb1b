package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import orderhub.infra.local.wire.Answer;
import orderhub.infra.local.wire.Call;
import orderhub.infra.local.wire.Middle;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** AWS does what it may do: it throttles, takes batches in part, loses answers, cancels transactions, shows messages again. */
class AwsFaultsEndToEndTest {

    /** Shorter than in production, in proportion; see the test of throttling. */
    private static final WiredHub HUB = WiredHub.start(Map.of(
            "hub.queue.visibility-s", "4",
            "hub.retry.longest-s", "1",
            "hub.gateway.breaker.faults", "1000",
            "hub.receipts.batch-ms", "100"));

    /**
     * With waits of 1, 2, 4, 8, 16 and 32 s a message is received seven times in a minute, and no oftener. Here it waits a
     * second each time, so that the minute is over sooner.
     */
    private static final int RECEIVES_IN_A_MINUTE = 7;

    private static final List<String> HAPPY_STORY =
            List.of("OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");
    /** In the middle of the story, and so in the middle of a batch. */
    private static final String REFUSED = "PaymentCompleted";

    private static final int TIMES = 3;

    /** A customer of the sample shop who chose all channels. */
    private static final String HEARS_BY_ALL = "C-1007";

    private static final String ORDERS = "order-processing.fifo";
    private static final String DYNAMO_DB = "com.amazonaws.dynamodb.v20120810#";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Api api = HUB.api();

    @AfterEach
    void whateverHappenedAllEndsAndAddsUp() {
        HUB.wire().heal();
        HUB.books().close(HUB.shop(), HUB::payments, SOON);
        await().atMost(SOON).untilAsserted(() -> {
            Map<String, Integer> left = HUB.shop().queued();
            left.keySet().removeIf(AwsFaultsEndToEndTest::isReadByOthers);
            assertThat(left.values()).as("%s", left).containsOnly(0);
        });
    }

    private static boolean isReadByOthers(String queue) {
        return EventTap.isTap(queue)
                || List.of("notify-email", "notify-sms", "notify-webhook").contains(queue);
    }

    @AfterAll
    static void stop() {
        HUB.close();
    }

    @Test
    void while_tables_are_throttled_for_as_long_as_a_minute_orders_wait_and_none_is_given_up() {
        List<String> underWay =
                IntStream.range(0, 4).mapToObj(i -> place("pm_sim_delay_4000")).toList();
        // Some may have come further by the time they are looked at: all have begun.
        underWay.forEach(id -> await().atMost(SOON).until(() -> !api.status(id).equals("CREATED")));
        Map<String, Integer> receives = new ConcurrentHashMap<>();
        HUB.wire().put((call, onward) -> {
            if (call.isFor("DynamoDB")) {
                return Answer.refusal(400, DYNAMO_DB + "ThrottlingException");
            }
            Answer answer = onward.pass(call);
            noteReceives(call, answer, receives);
            return answer;
        });

        String key = UUID.randomUUID().toString();
        Api.Answer refused = api.place(Examples.order("good"), key);
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.retryAfter()).isPresent();
        await().atMost(Duration.ofMinutes(3))
                .until(() -> receives.values().stream().anyMatch(times -> times >= RECEIVES_IN_A_MINUTE));
        HUB.wire().heal();

        assertThat(underWay).allSatisfy(id -> assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED"));
        assertThat(api.awaitEnd(api.place(Examples.order("good"), key).orderId()))
                .isEqualTo("SHIPPED");
    }

    @Test
    void an_event_that_the_bus_refuses_in_the_middle_of_a_batch_is_told_in_its_place() {
        List<String> taken = new CopyOnWriteArrayList<>();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger refusedInTheMiddle = new AtomicInteger();
        HUB.wire().put((call, onward) -> {
            if (!call.operation().equals("PutEvents")) {
                return onward.pass(call);
            }
            ArrayNode entries = (ArrayNode) Api.read(call.text()).get("Entries");
            int position = typesOf(entries).indexOf(REFUSED);
            Answer answer = position < 0 ? onward.pass(call) : without(position, call, entries, onward);
            taken.addAll(typesOf(entries));
            if (position > 0 && position < entries.size()) {
                refusedInTheMiddle.incrementAndGet();
            }
            refused.addAndGet(position < 0 ? 0 : 1);
            return answer;
        });

        String id = place("pm_card_visa");
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        int before = refused.get();
        await().atMost(SOON).until(() -> refused.get() >= before + TIMES);

        assertThat(refusedInTheMiddle).hasPositiveValue();
        assertThat(published(id)).as("events noted as published").isEqualTo(HAPPY_STORY.indexOf(REFUSED));
        int untilHere = taken.size();
        HUB.wire().put((call, onward) -> {
            if (call.operation().equals("PutEvents")) {
                taken.addAll(typesOf(Api.read(call.text()).get("Entries")));
            }
            return onward.pass(call);
        });
        await().atMost(SOON).until(() -> HUB.shop().orders().stream().allMatch(Shop.OrderRow::told));
        assertThat(taken.subList(0, untilHere)).doesNotContain(REFUSED);
        assertThat(taken).containsSubsequence(HAPPY_STORY);
        HUB.tap().awaitEveryEventOf(HUB.shop().orders(), api);
    }

    @Test
    void receipts_of_which_a_batch_deletes_only_some_come_again_and_are_not_missed() {
        Set<String> notDeleted = ConcurrentHashMap.newKeySet();
        Map<String, String> messageOfHandle = new ConcurrentHashMap<>();
        Map<String, Integer> receives = new ConcurrentHashMap<>();
        HUB.wire().put((call, onward) -> {
            if (call.operation().equals("DeleteMessageBatch") && notDeleted.size() < TIMES) {
                return withoutTheFirst(call, onward, notDeleted);
            }
            Answer answer = onward.pass(call);
            if (call.mentions("/receipts\"")) {
                noteReceives(call, answer, receives);
                noteHandles(call, answer, messageOfHandle);
            }
            return answer;
        });

        List<String> lines = linesOf("orderhub.receipts", () -> {
            assertThat(api.awaitEnd(place("pm_card_visa"))).isEqualTo("SHIPPED");
            await().atMost(SOON).untilAsserted(() -> assertThat(
                            notDeleted.stream().map(messageOfHandle::get))
                    .isNotEmpty()
                    .allSatisfy(message -> assertThat(receives.get(message)).isGreaterThan(1)));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(HUB.shop().queued()).containsEntry("receipts", 0));
        });

        assertThat(lines)
                .as("the answer was 200, and says which failed")
                .hasSize(notDeleted.size())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("WARN receipts come again: 1 of ")
                        .endsWith(" receipts not deleted: [InternalError]"));
    }

    @Test
    void writes_that_take_effect_and_are_answered_with_a_fault_take_effect_once() {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        HUB.wire().put((call, onward) -> {
            Answer answer = onward.pass(call);
            return call.isWrite() && answered.add(call.operation() + call.text())
                    ? Answer.refusal(500, "InternalServerError")
                    : answer;
        });

        Api.Answer placed = api.place(Examples.order("good"));

        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.header("Idempotency-Replayed")).isEqualTo("false");
        assertThat(api.awaitEnd(placed.orderId())).isEqualTo("SHIPPED");
        assertThat(api.eventTypes(placed.orderId())).isEqualTo(HAPPY_STORY);
        assertThat(answered).hasSizeGreaterThan(HAPPY_STORY.size());
    }

    @Test
    void a_notification_whose_publishing_is_answered_with_a_fault_is_heard_twice_and_known_by_its_event() {
        AtomicInteger answered = new AtomicInteger();
        Set<String> texts = ConcurrentHashMap.newKeySet();
        HUB.wire().put((call, onward) -> {
            Answer answer = onward.pass(call);
            if (!call.operation().equals("Publish") || !texts.add(call.text())) {
                return answer;
            }
            answered.incrementAndGet();
            return Answer.refusal(500, "InternalFailure");
        });

        String id = api.place(Examples.order("good").replaceAll("C-[0-9]+", HEARS_BY_ALL))
                .orderId();

        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        Channel mail = new Channel(HUB.aws(), "notify-email");
        List<JsonNode> told = await().atMost(SOON)
                .until(
                        () -> mail.all(notification ->
                                notification.path("orderId").asText().equals(id)),
                        notifications -> notifications.size() >= 4);
        assertThat(answered).hasValue(2);
        assertThat(told).hasSize(4);
        assertThat(Set.copyOf(told))
                .as("repetitions are the same, word for word")
                .hasSize(2);
        assertThat(told.stream()
                        .map(notification -> notification.path("eventId").asText())
                        .distinct())
                .hasSize(2);
        assertThat(told.stream()
                        .map(notification -> notification.path("eventType").asText())
                        .distinct())
                .containsExactlyInAnyOrder("OrderCreated", "OrderShipped");
    }

    @Test
    void a_transaction_that_met_another_is_tried_again_and_one_whose_condition_failed_is_not() {
        Set<String> met = ConcurrentHashMap.newKeySet();
        List<Call> transactions = new CopyOnWriteArrayList<>();
        AtomicInteger backedOff = new AtomicInteger();
        HUB.wire().put((call, onward) -> {
            if (call.operation().equals("ChangeMessageVisibility") && call.mentions(ORDERS)) {
                backedOff.incrementAndGet();
            }
            if (!call.operation().equals("TransactWriteItems")) {
                return onward.pass(call);
            }
            transactions.add(call);
            return met.add(withoutToken(call)) ? conflict(call) : onward.pass(call);
        });

        String shipped = place("pm_card_visa");
        String refused = api.place(Examples.order("out-of-stock")).orderId();

        assertThat(api.awaitEnd(shipped)).isEqualTo("SHIPPED");
        assertThat(api.eventTypes(shipped)).isEqualTo(HAPPY_STORY);
        assertThat(api.awaitEnd(refused)).isEqualTo("REJECTED");
        assertThat(backedOff).as("messages that had to come back").hasValue(0);
        assertThat(transactions.stream().filter(call -> call.mentions(refused)))
                .as("once in conflict, once refused")
                .hasSize(2);
    }

    @Test
    void a_message_whose_visibility_timeout_passes_mid_work_is_handled_by_two_and_has_its_effect_once() {
        AtomicInteger notExtended = new AtomicInteger();
        Map<String, Integer> receives = new ConcurrentHashMap<>();
        HUB.wire().put((call, onward) -> {
            if (call.operation().equals("ChangeMessageVisibilityBatch")) {
                notExtended.incrementAndGet();
                return noneOf(call);
            }
            Answer answer = onward.pass(call);
            if (call.mentions(ORDERS)) {
                noteReceives(call, answer, receives);
            }
            return answer;
        });

        String id = place("pm_sim_delay_7000");

        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        assertThat(notExtended).hasPositiveValue();
        assertThat(receives.values()).anyMatch(times -> times > 1);
        assertThat(api.eventTypes(id)).doesNotHaveDuplicates().containsAll(HAPPY_STORY);
        assertThat(HUB.payments(id).captures()).isOne();
    }

    private String place(String token) {
        String key = UUID.randomUUID().toString();
        String body = Examples.order("good").replace("pm_card_visa", token);
        return await().atMost(SOON)
                .until(() -> api.place(body, key), answer -> answer.status() == 202)
                .orderId();
    }

    /** How often each message was received, as its queue counts it. */
    private static void noteReceives(Call call, Answer answer, Map<String, Integer> receives) {
        if (!call.operation().equals("ReceiveMessage")) {
            return;
        }
        Api.read(answer.text())
                .path("Messages")
                .forEach(message -> receives.merge(
                        message.get("MessageId").textValue(),
                        message.at("/Attributes/ApproximateReceiveCount").asInt(),
                        Math::max));
    }

    /** Which message a receipt handle was given out for. */
    private static void noteHandles(Call call, Answer answer, Map<String, String> messageOfHandle) {
        if (call.operation().equals("ReceiveMessage")) {
            Api.read(answer.text())
                    .path("Messages")
                    .forEach(message -> messageOfHandle.put(
                            message.get("ReceiptHandle").textValue(),
                            message.get("MessageId").textValue()));
        }
    }

    /** What a logger says meanwhile, each line with its level before it. */
    private static List<String> linesOf(String name, Runnable action) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            action.run();
        } finally {
            logger.detachAppender(lines);
        }
        return List.copyOf(lines.list).stream()
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    private static long published(String orderId) {
        return HUB.shop().orders().stream()
                .filter(order -> order.id().equals(orderId))
                .mapToLong(Shop.OrderRow::published)
                .sum();
    }

    private static List<String> typesOf(JsonNode entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(entry -> entry.get("DetailType").textValue())
                .toList();
    }

    /** The bus takes all entries but one, which is then gone from the entries. */
    private static Answer without(int position, Call call, ArrayNode entries, Middle.Onward onward)
            throws InterruptedException {
        entries.remove(position);
        ObjectNode request = (ObjectNode) Api.read(call.text());
        ObjectNode answer = entries.isEmpty()
                ? (ObjectNode) Api.read("{\"Entries\": []}")
                : (ObjectNode) Api.read(onward.pass(
                                call.withText(request.set("Entries", entries).toString()))
                        .text());
        ((ArrayNode) answer.get("Entries"))
                .insertObject(position)
                .put("ErrorCode", "InternalFailure")
                .put("ErrorMessage", "by a test");
        return Answer.json(200, answer.put("FailedEntryCount", 1).toString());
    }

    /** The queue deletes all entries but the first. */
    private static Answer withoutTheFirst(Call call, Middle.Onward onward, Set<String> notDeleted)
            throws InterruptedException {
        ObjectNode request = (ObjectNode) Api.read(call.text());
        ArrayNode entries = (ArrayNode) request.get("Entries");
        JsonNode first = entries.remove(0);
        notDeleted.add(first.get("ReceiptHandle").textValue());
        ObjectNode answer = entries.isEmpty()
                ? (ObjectNode) Api.read("{\"Successful\": []}")
                : (ObjectNode)
                        Api.read(onward.pass(call.withText(request.toString())).text());
        answer.putArray("Failed")
                .addObject()
                .put("Id", first.get("Id").textValue())
                .put("Code", "InternalError")
                .put("SenderFault", false);
        return Answer.json(200, answer.toString());
    }

    /** The queue extends none of the entries. */
    private static Answer noneOf(Call call) {
        ObjectNode answer = (ObjectNode) Api.read("{\"Successful\": [], \"Failed\": []}");
        Api.read(call.text()).get("Entries").forEach(entry -> ((ArrayNode) answer.get("Failed"))
                .addObject()
                .put("Id", entry.get("Id").textValue())
                .put("Code", "InternalError")
                .put("SenderFault", false));
        return Answer.json(200, answer.toString());
    }

    /** As DynamoDB answers when another transaction has one of the items in hand. */
    private static Answer conflict(Call call) {
        JsonNode items = Api.read(call.text()).get("TransactItems");
        List<String> reasons = StreamSupport.stream(items.spliterator(), false)
                .map(item -> "{\"Code\": \"TransactionConflict\", \"Message\": \"by a test\"}")
                .toList();
        return Answer.json(
                400,
                "{\"__type\": \"" + DYNAMO_DB + "TransactionCanceledException\", \"Message\": \"by a test\","
                        + " \"CancellationReasons\": " + reasons + "}");
    }

    private static String withoutToken(Call call) {
        return requireNonNull(Api.read(call.text()).get("TransactItems")).toString();
    }
}
