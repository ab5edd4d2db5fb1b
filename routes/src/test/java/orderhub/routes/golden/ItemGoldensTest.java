package orderhub.routes.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.processors.receipts.Tally;
import orderhub.routes.answers.AnswerBook;
import orderhub.routes.answers.Claim;
import orderhub.routes.deadletters.DeadLetterForms;
import orderhub.routes.deadletters.RedriveState;
import orderhub.routes.dynamodb.ItemJson;
import orderhub.routes.dynamodb.OrderReads;
import orderhub.routes.dynamodb.Restocked;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.inbox.Claims;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.golden.Goldens;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.stock.Reservation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that released versions have stored are read as what they are, and this version stores what those can read. */
class ItemGoldensTest {

    private static final Goldens GOLDENS = Goldens.of("routes", "routes/ItemGoldensTest");

    /** Only of those whose events are not all published yet, and nobody reads it back: the index does. */
    private static final Set<String> RELAY_MARKS = Set.of("relay_shard", "relay_at");

    private final OrderReads reads = new OrderReads();

    static Stream<String> versions() {
        return GOLDENS.versions().stream();
    }

    @Test
    void what_is_stored_now_is_what_the_newest_version_stored() {
        GOLDENS.check(StoredGoldens.all());
        assertThat(GOLDENS.versions()).isNotEmpty();
    }

    @Test
    void the_files_of_released_versions_are_as_they_were_written() {
        GOLDENS.requireUntouched();
        assertThat(GOLDENS.versions()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void there_is_an_order_in_every_status_with_every_type_of_change_and_a_reservation_in_every_state() {
        assertThat(GoldenOrders.all().values())
                .extracting(Order::status)
                .containsAll(EnumSet.allOf(OrderStatus.class))
                .hasSizeGreaterThan(OrderStatus.values().length);
        assertThat(GoldenOrders.all().values().stream()
                        .flatMap(order -> order.history().stream())
                        .map(Change::type))
                .containsAll(EnumSet.allOf(EventType.class));
        assertThat(StoredGoldens.all().getOrDefault("reservations", new TreeMap<>()).values().stream()
                        .map(item -> item.at("/status/S").asText())
                        .map(Reservation.Status::valueOf))
                .containsAll(EnumSet.allOf(Reservation.Status.class));
    }

    /** Hubs of before know version 1 only, and leave such an order to newer ones; all others they go on with. */
    @Test
    void only_an_order_that_was_called_off_is_of_the_second_schema_version() {
        assertThat(StoredGoldens.all().getOrDefault("orders", new TreeMap<>())).allSatisfy((name, item) -> {
            boolean calledOff =
                    GoldenOrders.named(name).latest(EventFacts.Cancelled.class).isPresent();
            assertThat(item.at("/schema_version/N").asInt()).as(name).isEqualTo(calledOff ? 2 : 1);
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void an_order_is_what_it_was_when_it_was_stored(String version) {
        assertThat(GOLDENS.cases(version, "orders"))
                .isNotEmpty()
                .allSatisfy((name, item) -> assertThat(read(item)).as(name).isEqualTo(GoldenOrders.named(name)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "created,                    CREATED,         RESERVE,  2900, USD, 1, 0",
        "reserved-from-shards,       RESERVED,        CHARGE,   3897, USD, 2, 2",
        "payment-pending,            PAYMENT_PENDING, CHARGE,   2900, USD, 3, 3",
        "approved,                   APPROVED,        DISPATCH, 2900, USD, 5, 4",
        "dispatched-untold,          DISPATCHED,      SHIP,     2900, USD, 4, 3",
        "expired-after-paid,         COMPENSATING,    UNDO,     2900, USD, 4, 3",
        "ended-voided,               EXPIRED,         NOTHING,  2900, USD, 5, 5",
        "ended-rejected-by-reviewer, REJECTED,        NOTHING,  2900, USD, 7, 7",
        "ended-shipped-digital-in-yen, SHIPPED,       NOTHING, 13340, JPY, 5, 5"
    })
    void an_order_goes_on_where_it_was_with_the_money_that_it_had(
            String name,
            OrderStatus status,
            OrderStatus.Step next,
            long total,
            String currency,
            int changes,
            int told) {
        for (String version : GOLDENS.versions()) {
            Order order = read(golden(version, "orders", name));

            assertThat(order.status()).isEqualTo(status);
            assertThat(order.status().next()).isEqualTo(next);
            assertThat(order.placed().total().minorUnits()).isEqualTo(total);
            assertThat(order.placed().total().currency()).isEqualTo(currency);
            assertThat(order.version()).isEqualTo(changes);
            assertThat(order.published()).isEqualTo(told);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void nothing_is_lost_when_an_order_is_read_and_written_again(String version) {
        assertThat(GOLDENS.cases(version, "orders")).allSatisfy((name, item) -> {
            Map<String, AttributeValue> stored = new HashMap<>(ItemJson.item(item));
            stored.keySet().removeAll(RELAY_MARKS);
            assertThat(StoredItems.item(read(item))).as(name).containsAllEntriesOf(stored);
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_a_newer_hub_adds_to_an_order_is_passed_over(String version) {
        assertThat(GOLDENS.cases(version, "orders"))
                .allSatisfy((name, item) ->
                        assertThat(read(withMore(item))).as(name).isEqualTo(read(item)));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_reservation_holds_what_its_order_says_until_its_deadline(String version) {
        assertThat(GOLDENS.cases(version, "reservations")).isNotEmpty().allSatisfy((name, item) -> {
            Order order = GoldenOrders.named(name);
            EventFacts.Reserved held = order.latest(EventFacts.Reserved.class).orElseThrow();
            assertThat(item.at("/reservation_id/S").asText()).isEqualTo(held.reservationId());
            assertThat(item.at("/order_id/S").asText()).isEqualTo(order.orderId());
            assertThat(item.at("/expires_at/N").asLong())
                    .isEqualTo(held.expiresAt().toEpochMilli());
            assertThat(item.at("/items/M").properties().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    line -> line.getValue().path("N").asInt())))
                    .isEqualTo(StoredGoldens.quantities(order));
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_stock_item_says_how_many_there_are_and_the_first_over_how_many_shards(String version) {
        assertThat(GOLDENS.cases(version, "stock")).isNotEmpty().allSatisfy((id, item) -> {
            assertThat(item.at("/product_id/S").asText()).isEqualTo(id);
            long all = Stream.of("available_quantity", "reserved_quantity", "shipped_quantity")
                    .mapToLong(name -> item.path(name).path("N").asLong())
                    .sum();
            assertThat(all).as("all of %s", id).isEqualTo(100);
            assertThat(item.at("/shards/N").asInt(1)).as(id).isEqualTo(id.equals("ELE-EARBUD") ? 4 : 1);
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_was_told_once_is_not_told_again_and_what_is_in_hand_is_left(String version) {
        WrittenTables tables = stored("inbox", version, "inbox");
        tables.refuseAll();

        Claims claims = StoredGoldens.inbox(tables);

        assertThat(claims.claim("notify-customer", "done", "token-9")).isEqualTo(Claims.Outcome.DONE);
        assertThat(claims.claim("notify-customer", "in-hand", "token-9")).isEqualTo(Claims.Outcome.IN_HAND);
        assertThat(claims.claim("notify-customer", "in-hand", "token-1")).isEqualTo(Claims.Outcome.CLAIMED);
    }

    @ParameterizedTest
    @MethodSource("versionsWithAnswers")
    void a_request_that_was_answered_is_answered_again_and_one_in_hand_is_left(String version) {
        WrittenTables tables = stored("idempotency_keys", version, "answers");
        tables.refuseAll();

        AnswerBook answers = StoredGoldens.answers(tables);

        assertThat(answers.claim("answered", "fingerprint-2", "token-9"))
                .isEqualTo(new Claim.Answered(StoredGoldens.ANSWER));
        assertThat(answers.claim("answered", "fingerprint-9", "token-9")).isEqualTo(new Claim.Reused());
        assertThat(answers.claim("in-hand", "fingerprint-1", "token-9")).isEqualTo(new Claim.InHand());
    }

    static Stream<String> versionsWithAnswers() {
        return versions().filter(version -> !GOLDENS.cases(version, "answers").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("versionsWithRestock")
    void a_delivery_that_is_said_again_is_what_it_was(String version) {
        WrittenTables tables = stored("operator_actions", version, "operator-actions");
        tables.refuseAll();

        Restocked again = StoredGoldens.restock(tables);

        assertThat(again.replayed()).isTrue();
        assertThat(again.restock().items()).containsExactly(Map.entry("COF-ETH-250", 40));
        assertThat(again.restock().restockedAt()).isEqualTo(StoredGoldens.NOW);
    }

    static Stream<String> versionsWithRestock() {
        return versions()
                .filter(version -> GOLDENS.cases(version, "operator-actions").containsKey("restock"));
    }

    /** A table as a version left it, and a newer one added to it. */
    private static WrittenTables stored(String table, String version, String kind) {
        WrittenTables tables = new WrittenTables();
        GOLDENS.cases(version, kind)
                .forEach((key, item) -> tables.items(table).put(key, ItemJson.item(withMore(item))));
        return tables;
    }

    @ParameterizedTest
    @MethodSource("versions")
    void what_others_have_counted_is_counted(String version) {
        WrittenTables tables = stored("event_tallies", version, "tallies");
        Instant minute = Instant.parse("2026-03-02T10:15:00Z");

        assertThat(StoredGoldens.tallies(tables, new SentEvents(StoredGoldens.CLOCK, Duration.ZERO))
                        .recent(StoredGoldens.NOW))
                .containsExactlyInAnyOrder(new Tally(minute, 2, 0), new Tally(minute, 0, 1));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_redrive_is_shown_to_whoever_asks(String version) {
        WrittenTables tables = stored("operator_actions", version, "operator-actions");

        assertThat(DeadLetterForms.redrive(tables, StoredGoldens.CLOCK, "redrive"))
                .hasValueSatisfying(view -> assertThat(view.state()).isEqualTo(RedriveState.RUNNING));
        assertThat(DeadLetterForms.redrive(tables, StoredGoldens.CLOCK, "stopped-redrive"))
                .hasValueSatisfying(view -> {
                    assertThat(view.state()).isEqualTo(RedriveState.STOPPED);
                    assertThat(view.sent()).isEqualTo(3);
                    assertThat(view.failed()).isEqualTo(1);
                    assertThat(view.stoppedBy()).isEqualTo("lee");
                });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_dead_letter_says_why_it_died(String version) {
        DeadLetterForms.deaths()
                .forEach((name, death) -> assertThat(DeadLetterForms.letter(golden(version, "dead-letters", name))
                                .death())
                        .isEqualTo(death));
        assertThat(DeadLetterForms.letter(golden(version, "dead-letters", "mended"))
                        .mendedBy())
                .isEqualTo("action-1");
    }

    private Order read(JsonNode item) {
        try {
            return reads.read(ItemJson.item(item));
        } catch (RuntimeException e) {
            throw Goldens.unreadable(item.toString(), e);
        }
    }

    private static JsonNode golden(String version, String kind, String name) {
        JsonNode found = GOLDENS.cases(version, kind).get(name);
        assertThat(found).as("%s %s of %s", kind, name, version).isNotNull();
        return found;
    }

    /** With an attribute that nobody knows, in the item and in every map of a list. */
    private static JsonNode withMore(JsonNode item) {
        ObjectNode more = item.deepCopy();
        more.putObject("added_later").put("S", "by a newer hub");
        more.forEach(attribute -> {
            if (attribute.path("L") instanceof ArrayNode list) {
                list.forEach(element ->
                        ((ObjectNode) element.get("M")).putObject("added_later").put("N", "7"));
            }
        });
        return more;
    }
}
