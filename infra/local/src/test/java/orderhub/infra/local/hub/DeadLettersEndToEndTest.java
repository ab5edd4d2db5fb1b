package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import orderhub.infra.local.gateway.model.LedgerEntry;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A message that cannot be handled blocks nobody, says why, and can be tried, mended and sent back. */
class DeadLettersEndToEndTest {

    private static final String ORDERS = "order-processing.fifo";
    private static final String DEAD_ORDERS = "order-processing-dlq.fifo";
    private static final String WHO_AND_WHY = "\"operator\": \"kim\", \"reason\": \"ticket 4711\"";
    private static final Duration SOON = Duration.ofSeconds(60);

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final Shop shop = new Shop(hub);

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void poison_goes_to_its_dead_letter_queue_with_its_reason_and_others_go_on() {
        String poison = send(ORDERS, "{\"orderId\": \"Kim Lee\", \"version\": \"two\"}");
        String other = api.place(Examples.order("good")).orderId();

        JsonNode letter = awaitDead(DEAD_ORDERS, poison);

        assertThat(letter.at("/death/route").asText()).isEqualTo("consume-orders");
        assertThat(letter.at("/death/queue").asText()).isEqualTo(ORDERS);
        assertThat(letter.at("/death/receives").asInt()).isOne();
        assertThat(letter.at("/death/exception").asText()).isEqualTo("MismatchedInputException");
        assertThat(letter.at("/death/message").asText())
                .startsWith("at /version: ")
                .doesNotContain("two", "Kim");
        assertThat(letter.at("/death/firstReceived").asText()).isNotEmpty();
        assertThat(letter.has("body")).isFalse();
        assertThat(show(DEAD_ORDERS, letter).path("body").asText()).contains("Kim Lee");
        assertThat(api.get("/admin/dead-letters/" + DEAD_ORDERS + "/causes")
                        .json()
                        .path("causes"))
                .anySatisfy(group ->
                        assertThat(group.at("/cause/exception").asText()).isEqualTo("MismatchedInputException"));
        assertThat(api.awaitEnd(other)).isEqualTo("SHIPPED");
        assertThat(api.get("/actuator/prometheus").response().body().lines())
                .anyMatch(line -> line.startsWith("orderhub_deadletters_total{")
                        && line.contains("queue=\"" + DEAD_ORDERS + "\"")
                        && !line.endsWith(" 0.0"));
    }

    @Test
    void what_is_looked_at_stays_where_it_is_and_can_be_looked_at_again_at_once() {
        String poison = send("lane-express", "no json");

        awaitDead("lane-express-dlq", poison);
        JsonNode again = awaitDead("lane-express-dlq", poison);

        assertThat(show("lane-express-dlq", again).path("body").asText()).isEqualTo("no json");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.inFlight()).containsEntry("lane-express-dlq", 0));
        assertThat(api.get("/admin/dead-letters").json().path("queues"))
                .hasSize(9)
                .anySatisfy(queue -> {
                    assertThat(queue.path("name").asText()).isEqualTo("lane-express-dlq");
                    assertThat(queue.path("visible").asInt()).isPositive();
                });
    }

    @Test
    void a_dry_run_tells_and_changes_nothing_and_a_mended_and_redriven_message_ships_its_order_once() {
        String id = storeOrderThatNobodyCarriesOn();
        String poison = send(ORDERS, "{\"orderId\": \"%s\", \"version\": \"one\", \"published\": 1}".formatted(id));
        JsonNode dead = awaitDead(DEAD_ORDERS, poison);

        JsonNode fails = dryRun(dead.path("messageId").asText());
        assertThat(fails.path("succeeds").asBoolean()).isFalse();
        assertThat(fails.path("exception").asText()).isEqualTo("MismatchedInputException");
        assertThat(fails.path("effects")).isEmpty();

        String mendedBody = "{\"orderId\": \"%s\", \"version\": 1, \"published\": 1}".formatted(id);
        JsonNode mended = act(dead, "mend", "{%s, \"body\": %s}".formatted(WHO_AND_WHY, mendedBody));
        assertKept(mended.path("actionId").asText(), mendedBody);
        String mendedId = mended.path("messageId").asText();

        Map<String, Object> before = everything(id);
        JsonNode succeeds = dryRun(mendedId);
        assertThat(succeeds.path("succeeds").asBoolean()).as("%s", succeeds).isTrue();
        assertThat(succeeds.path("effects").findValuesAsText("service"))
                .contains("saga", "dynamodb", "gateway", "eventbridge");
        assertThat(succeeds.path("effects").findValuesAsText("operation")).contains("TransactWriteItems", "POST");
        assertThat(everything(id)).as("after a dry run").isEqualTo(before);

        redrive(mendedId);
        assertThat(api.awaitEnd(id)).isEqualTo("SHIPPED");
        await().atMost(SOON).untilAsserted(() -> assertThat(shop.queued()).containsEntry(ORDERS, 0));
        Map<String, Object> shipped = settled(id);

        // As if the hub had died between sending the message back and deleting it.
        String left = send(DEAD_ORDERS, mendedBody);
        redrive(left);

        await().atMost(SOON).untilAsserted(() -> assertThat(shop.queued()).containsEntry(ORDERS, 0));
        assertThat(settled(id)).isEqualTo(shipped);
        assertThat(hub.gateway().ledger().of(id).captures()).isOne();
        assertThat(api.eventTypes(id)).containsOnlyOnce("OrderShipped", "PaymentCompleted", "InventoryReserved");
    }

    @Test
    void a_body_that_breaks_its_contract_mends_nothing() {
        String poison = send("lane-digital", "{}");
        JsonNode dead = awaitDead("lane-digital-dlq", poison);
        String path = "/admin/dead-letters/lane-digital-dlq/messages/"
                + dead.path("messageId").asText() + "/mend";

        Api.Answer refused = post(path, "{" + WHO_AND_WHY + ", \"body\": {\"version\": \"0\"}}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("errors").findValuesAsText("pointer")).contains("/body/detail");
        assertThat(post(path, "{\"body\": {}}").status()).isEqualTo(422);
        assertThat(awaitDead("lane-digital-dlq", poison).path("messageId")).isEqualTo(dead.path("messageId"));
    }

    @Test
    void what_nobody_in_the_hub_receives_can_be_looked_at_and_redriven_but_not_tried() {
        String letter = send("notify-email-dlq", "{\"eventId\": \"unsaid\"}");
        String path = "/admin/dead-letters/notify-email-dlq/";
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        api.get(path + "messages/" + letter).status())
                .isEqualTo(200));

        assertThat(api.get(path + "causes").json().at("/causes/0/cause/route").asText())
                .isEmpty();
        assertThat(post(path + "messages/" + letter + "/dry-run", "").status()).isEqualTo(409);
        Api.Answer started = post(path + "redrives", "{%s, \"messageIds\": [\"%s\"]}".formatted(WHO_AND_WHY, letter));

        assertThat(started.status()).isEqualTo(202);
        awaitDone(path + "redrives/" + started.json().path("redriveId").asText());
        assertThat(api.get(path + "messages/" + letter).status()).isEqualTo(404);
    }

    @Test
    void a_redrive_that_is_under_way_can_be_stopped() {
        for (int i = 0; i < 8; i++) {
            send("notify-sms-dlq", "{\"number\": " + i + "}");
        }
        String path = "/admin/dead-letters/notify-sms-dlq/redrives";
        String id = post(path, "{" + WHO_AND_WHY + ", \"perSecond\": 1}")
                .json()
                .path("redriveId")
                .asText();

        Api.Answer stopped = post(path + "/" + id + "/stop", "{" + WHO_AND_WHY + "}");

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("stoppedBy").asText()).isEqualTo("kim");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        api.get(path + "/" + id).json().path("state").asText())
                .isEqualTo("STOPPED"));
        int sent = api.get(path + "/" + id).json().path("sent").asInt();
        assertThat(sent).isLessThan(8);
        assertThat(shop.queued()).containsEntry("notify-sms-dlq", 8 - sent);
        assertThat(post(path + "/" + id + "/stop", "{" + WHO_AND_WHY + "}").status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/dead-letters/lane-express/messages,            404",
        "/admin/dead-letters/no-such-queue/causes,             404",
        "/admin/dead-letters/lane-express-dlq/messages/x,      404",
        "/admin/dead-letters/lane-express-dlq/redrives/x,      404",
        "/admin/dead-letters/lane-express-dlq/messages?limit=0,   422",
        "/admin/dead-letters/lane-express-dlq/messages?limit=101, 422",
        "/admin/dead-letters/lane-express-dlq/messages?limit=all, 422"
    })
    void an_operator_is_told_what_was_wrong(String path, int status) {
        assertThat(api.get(path).status()).isEqualTo(status);
    }

    private String send(String queue, String body) {
        return shop.sqs
                .sendMessage(send -> {
                    send.queueUrl(hub.aws().endpoint() + "/000000000000/" + queue)
                            .messageBody(body);
                    if (queue.endsWith(".fifo")) {
                        send.messageGroupId("test")
                                .messageDeduplicationId(UUID.randomUUID().toString());
                    }
                })
                .messageId();
    }

    /** The dead letter of a message that had this id before. */
    private JsonNode awaitDead(String queue, String messageId) {
        return await().atMost(SOON)
                .until(
                        () -> StreamSupport.stream(
                                        api.get("/admin/dead-letters/" + queue + "/messages")
                                                .json()
                                                .path("messages")
                                                .spliterator(),
                                        false)
                                .filter(letter ->
                                        letter.at("/death/messageId").asText().equals(messageId))
                                .toList(),
                        letters -> letters.size() == 1)
                .get(0);
    }

    private JsonNode show(String queue, JsonNode letter) {
        return api.get("/admin/dead-letters/" + queue + "/messages/"
                        + letter.path("messageId").asText())
                .json();
    }

    private JsonNode dryRun(String messageId) {
        Api.Answer answer = post("/admin/dead-letters/" + DEAD_ORDERS + "/messages/" + messageId + "/dry-run", "");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode act(JsonNode letter, String action, String body) {
        String messageId = letter.path("messageId").asText();
        Api.Answer answer = post("/admin/dead-letters/" + DEAD_ORDERS + "/messages/" + messageId + "/" + action, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.json();
    }

    private void redrive(String messageId) {
        String path = "/admin/dead-letters/" + DEAD_ORDERS + "/redrives";
        Api.Answer started = post(path, "{%s, \"messageIds\": [\"%s\"]}".formatted(WHO_AND_WHY, messageId));
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        awaitDone(path + "/" + started.json().path("redriveId").asText());
    }

    private void awaitDone(String path) {
        JsonNode ended = await().atMost(SOON).until(() -> api.get(path).json(), status -> status.path("state")
                .asText()
                .equals("DONE"));
        assertThat(ended.path("sent").asInt()).isOne();
    }

    private Api.Answer post(String path, String body) {
        return api.send(
                api.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private void assertKept(String actionId, String body) {
        Map<String, AttributeValue> action = shop.dynamoDb
                .getItem(get ->
                        get.tableName("operator_actions").key(Map.of("action_id", AttributeValue.fromS(actionId))))
                .item();
        assertThat(requireNonNull(action.get("operator")).s()).isEqualTo("kim");
        assertThat(requireNonNull(action.get("reason")).s()).isEqualTo("ticket 4711");
        assertThat(requireNonNull(action.get("body_before")).s()).contains("\"one\"");
        assertThat(Api.read(requireNonNull(action.get("body_after")).s())).isEqualTo(Api.read(body));
    }

    /** All that a dry run could change: the order, stock, money, sagas and messages. */
    private Map<String, Object> everything(String orderId) {
        Map<String, Object> all = new TreeMap<>(settled(orderId));
        all.put("sagas", shop.dynamoDb.scan(scan -> scan.tableName("sagas")).count());
        all.put("queued", shop.queued());
        return all;
    }

    private Map<String, Object> settled(String orderId) {
        LedgerEntry money = hub.gateway().ledger().of(orderId);
        return Map.of(
                "order",
                shop.orders().stream()
                        .filter(order -> order.id().equals(orderId))
                        .toList(),
                "stock",
                shop.stock(),
                "money",
                money);
    }

    /** An order whose events are all published, and whose command is the one that was poison. */
    private String storeOrderThatNobodyCarriesOn() {
        String model = api.place(Examples.order("good")).orderId();
        api.awaitEnd(model);
        Map<String, AttributeValue> item = new HashMap<>(shop.dynamoDb
                .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS(model))))
                .item());
        String id = UUID.randomUUID().toString();
        item.put("order_id", AttributeValue.fromS(id));
        item.put("status", AttributeValue.fromS("CREATED"));
        item.put("version", AttributeValue.fromN("1"));
        item.put("published", AttributeValue.fromN("1"));
        List<AttributeValue> history = requireNonNull(item.get("history")).l();
        item.put("history", AttributeValue.fromL(history.subList(0, 1)));
        List.of("saga_id", "relay_shard", "relay_at").forEach(item::remove);
        shop.dynamoDb.putItem(put -> put.tableName("orders").item(item));
        return id;
    }
}
