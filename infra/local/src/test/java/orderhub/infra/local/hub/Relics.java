package orderhub.infra.local.hub;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orderhub.infra.saga.model.SagaIds;
import orderhub.schemas.Examples;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * What a hub of a released version left when it died: the golden items and messages of that version, put into tables and
 * queues as if it had been just now. Only times, and ids that somebody outside gives out, are others than in the files.
 */
final class Relics {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Examples.folder().resolve("../..").normalize();

    /** When the golden files begin; their times are of this day and the next. */
    private static final long BEGIN_MS = Instant.parse("2026-03-02T10:15:30Z").toEpochMilli();

    private static final Pattern MILLISECONDS = Pattern.compile("\"N\":\"(17724[0-9]{8})\"");
    private static final Pattern SECONDS = Pattern.compile("\"N\":\"(1772[45][0-9]{5})\"");

    private static final Pattern STAGE = Pattern.compile("saga-of-[a-z-]+");

    /** Which golden saga carries an order; the others' still run. */
    private static final Map<String, String> SAGAS = Map.of(
            "expired-after-paid", "compensating",
            "refunded", "compensating-waiting",
            "voided", "retried-by-operator");

    private final String version;
    private final String sagaVersion;
    private final Surroundings surroundings;
    private final Shop shop;
    private final Map<String, String> orderIds = new TreeMap<>();

    /** @param version of the golden files of {@code routes}; those of other modules count for themselves */
    Relics(String version, Surroundings surroundings, Shop shop) {
        this.version = version;
        List<String> sagaVersions = versions("infra/saga-dynamodb");
        this.sagaVersion = sagaVersions.contains(version) ? version : sagaVersions.get(sagaVersions.size() - 1);
        this.surroundings = surroundings;
        this.shop = shop;
    }

    /** The released versions of a module's golden files. */
    static List<String> versions(String module) {
        try (Stream<Path> files = Files.list(ROOT.resolve(module).resolve("golden"))) {
            return files.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves everything. Afterwards the hub that wrote it is gone. */
    Relics leave() {
        long sinceBegin = System.currentTimeMillis() - BEGIN_MS;
        Map.of(
                        "stock", "inventory",
                        "inbox", "inbox",
                        "tallies", "event_tallies",
                        "operator-actions", "operator_actions")
                .forEach((kind, table) -> golden("routes", version, kind)
                        .values()
                        .forEach(item -> put(table, moved(item.toString(), sinceBegin))));
        Map<String, JsonNode> sagas = golden("infra/saga-dynamodb", sagaVersion, "sagas");
        Map<String, JsonNode> reservations = golden("routes", version, "reservations");
        JsonNode key = requireNonNull(sagas.get("signing-key"));
        put("sagas", key.toString());
        SagaIds ids =
                new SagaIds(() -> Base64.getDecoder().decode(key.at("/key/B").asText()));
        golden("routes", version, "orders").forEach((name, order) -> {
            String id = order.at("/order_id/S").asText();
            orderIds.put(name, id);
            long shift = System.currentTimeMillis() - order.at("/updated_at/N").asLong();
            String saga = ids.issue(Instant.now(), (name + "0123456789").getBytes(StandardCharsets.UTF_8));
            Optional.ofNullable(reservations.get(name))
                    .ifPresent(item -> put("inventory_reservations", moved(item.toString(), shift)));
            if (order.has("saga_id") && !name.startsWith("ended-")) {
                put("sagas", moved(saga(sagas, name, saga, id), shift));
            }
            put("orders", moved(paid(order).replaceAll(STAGE.pattern(), saga), shift));
            if (name.equals("dispatched")) {
                sendOnItsLane(saga);
            }
        });
        // What a later version sends of orders that this one did not have yet is not its own.
        golden("schemas", messages(), "commands").values().stream()
                .filter(command -> isLeft(command.path("orderId")))
                .forEach(this::command);
        golden("schemas", messages(), "envelopes").values().stream()
                .filter(event -> isLeft(event.at("/detail/orderId")))
                .forEach(event -> {
                    send("notifications", event.toString(), Map.of());
                    send("receipts", event.toString(), Map.of());
                });
        return this;
    }

    private boolean isLeft(JsonNode orderId) {
        return orderIds.containsValue(orderId.asText());
    }

    /** The order of a case. */
    String order(String name) {
        return requireNonNull(orderIds.get(name), name);
    }

    /** All orders, by the names of their cases. */
    Map<String, String> orders() {
        return orderIds;
    }

    /** What had happened to the order when the hub died. */
    List<String> history(String name) {
        List<String> types = new ArrayList<>();
        requireNonNull(golden("routes", version, "orders").get(name))
                .at("/history/L")
                .forEach(change -> types.add(change.at("/M/type/S").asText()));
        return types;
    }

    /** A dead letter with the attributes that such a hub wrote. */
    void leaveDeadLetter(String body) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        requireNonNull(golden("routes", version, "dead-letters").get("known"))
                .properties()
                .forEach(attribute -> attributes.put(
                        attribute.getKey(),
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(
                                        attribute.getValue().path("StringValue").asText())
                                .build()));
        send("order-processing-dlq.fifo", body, attributes);
    }

    private String messages() {
        List<String> versions = versions("schemas");
        return versions.contains(version) ? version : versions.get(versions.size() - 1);
    }

    private void command(JsonNode command) {
        send("order-processing.fifo", command.toString(), Map.of());
    }

    private void sendOnItsLane(String saga) {
        String event = requireNonNull(golden("schemas", messages(), "envelopes").get("OrderDispatched"))
                .toString();
        send("lane-standard", event.replaceAll(STAGE.pattern(), saga), Map.of());
    }

    private void send(String queue, String body, Map<String, MessageAttributeValue> attributes) {
        String url = shop.sqs.getQueueUrl(get -> get.queueName(queue)).queueUrl();
        shop.sqs.sendMessage(send -> {
            send.queueUrl(url).messageBody(body).messageAttributes(attributes);
            if (queue.endsWith(".fifo")) {
                send.messageGroupId(read(body).path("orderId").asText());
            }
        });
    }

    /** The saga of an order: its participants are those of orders. */
    private static String saga(Map<String, JsonNode> sagas, String order, String id, String orderId) {
        JsonNode golden = requireNonNull(sagas.get(SAGAS.getOrDefault(order, "running")));
        return golden.toString()
                .replace(golden.at("/saga_id/S").asText(), id)
                .replace("direct://undo-first", "direct://release-stock")
                .replace("direct://undo-second", "direct://refund-payment")
                .replace("\"subject\"", "\"orderId\"")
                .replace("subject-1", orderId);
    }

    /** The order with the payment that the gateway knows it by, and given back if the order says so. */
    private String paid(JsonNode order) {
        String item = order.toString();
        if (!item.contains("PaymentCompleted")) {
            return item;
        }
        String id = order.at("/order_id/S").asText();
        String total = order.at("/total_amount/N").asText();
        String payment = gateway(
                        "/v1/payment_intents",
                        id + "/charge",
                        Map.of(
                                "amount",
                                total,
                                "currency",
                                order.at("/currency/S").asText().toLowerCase(Locale.ROOT),
                                "payment_method",
                                "pm_card_visa",
                                "confirm",
                                "true",
                                "metadata[order_id]",
                                id))
                .path("id")
                .asText();
        if (item.contains("PaymentRefunded")) {
            gateway("/v1/refunds", id + "/refund", Map.of("payment_intent", payment, "amount", total));
        }
        return item.replace("pi_3QxK2eLk", payment);
    }

    private JsonNode gateway(String path, String key, Map<String, String> form) {
        URI base = surroundings.gateway().baseUrl();
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) ->
                body.append(encoded(name)).append('=').append(encoded(value)).append('&'));
        Api api = new Api(base);
        Api.Answer answer = api.send(api.request(path)
                .header("Authorization", "Bearer sk_test_local")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body.substring(0, body.length() - 1))));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.response().body());
        }
        return answer.json();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The item as if it had been written that much later. */
    private static String moved(String item, long shiftMs) {
        return moved(SECONDS, moved(MILLISECONDS, item, shiftMs), shiftMs / 1000);
    }

    private static String moved(Pattern times, String item, long shift) {
        return times.matcher(item)
                .replaceAll((MatchResult time) -> "\"N\":\"" + (Long.parseLong(time.group(1)) + shift) + "\"");
    }

    private void put(String table, String item) {
        shop.dynamoDb.putItem(put -> put.tableName(table).item(item(read(item))));
    }

    private static Map<String, JsonNode> golden(String module, String version, String kind) {
        Map<String, JsonNode> cases = new TreeMap<>();
        try {
            JSON.readTree(ROOT.resolve(module)
                            .resolve("golden")
                            .resolve(version)
                            .resolve(kind + ".json")
                            .toFile())
                    .properties()
                    .forEach(one -> cases.put(one.getKey(), one.getValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cases;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, AttributeValue> item(JsonNode json) {
        Map<String, AttributeValue> item = new HashMap<>();
        json.properties().forEach(attribute -> item.put(attribute.getKey(), value(attribute.getValue())));
        return item;
    }

    private static AttributeValue value(JsonNode json) {
        String type = json.fieldNames().next();
        JsonNode value = json.get(type);
        return switch (type) {
            case "S" -> AttributeValue.fromS(value.asText());
            case "N" -> AttributeValue.fromN(value.asText());
            case "BOOL" -> AttributeValue.fromBool(value.asBoolean());
            case "B" ->
                AttributeValue.fromB(SdkBytes.fromByteArray(Base64.getDecoder().decode(value.asText())));
            case "M" -> AttributeValue.fromM(item(value));
            default -> {
                List<AttributeValue> list = new ArrayList<>();
                value.forEach(element -> list.add(value(element)));
                yield AttributeValue.fromL(list);
            }
        };
    }
}
