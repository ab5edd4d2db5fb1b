package orderhub.routes.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The stored form of each type of change, as it is in tables by now: it may gain attributes, and lose none. */
class FactsItemsTest {

    private static final Instant AT = Instant.ofEpochMilli(1_000);
    private static final Instant LATER = Instant.ofEpochMilli(2_000);

    @ParameterizedTest
    @MethodSource("storedForms")
    void a_change_is_stored_as_it_always_was(EventType type, EventFacts facts, String stored) {
        assertThat(ItemJson.of(FactsItems.toAttribute(new Change(type, AT, facts))))
                .isEqualTo(ItemJson.parse(stored));
    }

    @ParameterizedTest
    @MethodSource("storedForms")
    void a_change_that_was_stored_before_is_read(EventType type, EventFacts facts, String stored) {
        assertThat(FactsItems.toChange(ItemJson.attribute(ItemJson.parse(stored))))
                .isEqualTo(new Change(type, AT, facts));
    }

    @Test
    void each_type_has_its_stored_form_above() {
        assertThat(storedForms().map(form -> form.get()[0])).containsExactlyInAnyOrder((Object[]) EventType.values());
    }

    static Stream<Arguments> storedForms() {
        return Stream.of(
                form(EventType.ORDER_CREATED, EventFacts.None.NONE, "OrderCreated"),
                form(
                        EventType.INVENTORY_RESERVED,
                        new EventFacts.Reserved("r-1", LATER),
                        "InventoryReserved",
                        "'reservation_id': {'S': 'r-1'}",
                        "'expires_at': {'N': '2000'}"),
                form(
                        EventType.INVENTORY_UNAVAILABLE,
                        new EventFacts.Unavailable(List.of(new EventFacts.Shortage("TEA", 5, 4))),
                        "InventoryUnavailable",
                        "'shortages': {'L': [{'M': {'product_id': {'S': 'TEA'}, 'wanted': {'N': '5'},"
                                + " 'available': {'N': '4'}}}]}"),
                form(
                        EventType.PAYMENT_COMPLETED,
                        new EventFacts.Paid("pi_1", "ch_1", 2598, "card"),
                        "PaymentCompleted",
                        "'payment_id': {'S': 'pi_1'}",
                        "'transaction_id': {'S': 'ch_1'}",
                        "'amount': {'N': '2598'}",
                        "'payment_method': {'S': 'card'}"),
                form(
                        EventType.PAYMENT_FAILED,
                        new EventFacts.PaymentRefused("lost_card", "Declined."),
                        "PaymentFailed",
                        "'code': {'S': 'lost_card'}",
                        "'reason': {'S': 'Declined.'}"),
                form(
                        EventType.REVIEW_REQUESTED,
                        new EventFacts.ReviewReason("high-value"),
                        "ReviewRequested",
                        "'reason': {'S': 'high-value'}"),
                form(EventType.REVIEW_APPROVED, EventFacts.None.NONE, "ReviewApproved"),
                form(
                        EventType.REVIEW_REJECTED,
                        new EventFacts.ReviewReason("rejected-by-reviewer"),
                        "ReviewRejected",
                        "'reason': {'S': 'rejected-by-reviewer'}"),
                form(
                        EventType.ORDER_EXPIRED,
                        new EventFacts.Expired(LATER),
                        "OrderExpired",
                        "'expires_at': {'N': '2000'}"),
                form(
                        EventType.ORDER_CANCELLED,
                        new EventFacts.Cancelled(EventFacts.Party.STAFF, null),
                        "OrderCancelled",
                        "'cancelled_by': {'S': 'STAFF'}"),
                form(
                        EventType.PAYMENT_REFUNDED,
                        new EventFacts.Refunded("pi_1", "re_1", 2598),
                        "PaymentRefunded",
                        "'payment_id': {'S': 'pi_1'}",
                        "'refund_id': {'S': 're_1'}",
                        "'amount': {'N': '2598'}"),
                form(
                        EventType.PAYMENT_PENDING,
                        new EventFacts.PaymentUnknown("timeout"),
                        "PaymentPending",
                        "'reason': {'S': 'timeout'}"),
                form(
                        EventType.PAYMENT_VOIDED,
                        new EventFacts.Voided("pi_1"),
                        "PaymentVoided",
                        "'payment_id': {'S': 'pi_1'}"),
                form(
                        EventType.INVENTORY_RELEASED,
                        new EventFacts.Released("r-1"),
                        "InventoryReleased",
                        "'reservation_id': {'S': 'r-1'}"),
                form(
                        EventType.ORDER_DISPATCHED,
                        new EventFacts.Dispatched(Lane.EXPRESS, LATER),
                        "OrderDispatched",
                        "'lane': {'S': 'EXPRESS'}",
                        "'ship_by': {'N': '2000'}"),
                form(
                        EventType.ORDER_SHIPPED,
                        new EventFacts.Shipped(Lane.DIGITAL, "hub-download", "OH1"),
                        "OrderShipped",
                        "'lane': {'S': 'DIGITAL'}",
                        "'carrier': {'S': 'hub-download'}",
                        "'tracking_id': {'S': 'OH1'}"));
    }

    @Test
    void a_reservation_of_shards_is_stored_with_what_each_of_them_gave() {
        EventFacts facts = new EventFacts.Reserved("r-1", LATER, new TreeMap<>(Map.of("TEA", 1, "TEA#3", 4)));
        Change change = new Change(EventType.INVENTORY_RESERVED, AT, facts);

        AttributeValue stored = FactsItems.toAttribute(change);

        assertThat(stored.m().get("held"))
                .isEqualTo(AttributeValue.fromM(
                        Map.of("TEA", AttributeValue.fromN("1"), "TEA#3", AttributeValue.fromN("4"))));
        assertThat(FactsItems.toChange(stored)).isEqualTo(change);
    }

    @Test
    void why_an_order_was_called_off_is_stored_if_it_was_said() {
        EventFacts facts = new EventFacts.Cancelled(EventFacts.Party.CUSTOMER, "${body} \uD83D\uDE2D");
        Change change = new Change(EventType.ORDER_CANCELLED, AT, facts);

        AttributeValue stored = FactsItems.toAttribute(change);

        assertThat(stored.m()).containsEntry("reason", AttributeValue.fromS("${body} \uD83D\uDE2D"));
        assertThat(FactsItems.toChange(stored)).isEqualTo(change);
    }

    @Test
    void somebody_of_an_unknown_party_is_nobody_of_ours() {
        AttributeValue stored = FactsItems.toAttribute(
                new Change(EventType.ORDER_CANCELLED, AT, new EventFacts.Cancelled(EventFacts.Party.STAFF, null)));
        Map<String, AttributeValue> other = new HashMap<>(stored.m());
        other.put("cancelled_by", AttributeValue.fromS("ROBOT"));

        assertThatThrownBy(() -> FactsItems.toChange(AttributeValue.fromM(other)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("attributesOfFacts")
    void a_change_that_lacks_a_fact_is_no_change(AttributeValue stored, String missing) {
        Map<String, AttributeValue> rest = new HashMap<>(stored.m());
        rest.remove(missing);

        assertThatThrownBy(() -> FactsItems.toChange(AttributeValue.fromM(rest)))
                .isInstanceOf(CorruptItemException.class)
                .hasMessageContaining(missing);
    }

    static Stream<Arguments> attributesOfFacts() {
        return storedForms()
                .map(form -> ItemJson.attribute(ItemJson.parse((String) form.get()[2])))
                .flatMap(stored -> stored.m().keySet().stream().map(name -> Arguments.of(stored, name)));
    }

    @Test
    void what_is_no_map_is_no_change() {
        assertThatThrownBy(() -> FactsItems.toChange(AttributeValue.fromS("OrderCreated")))
                .isInstanceOf(CorruptItemException.class);
    }

    private static Arguments form(EventType type, EventFacts facts, String published, String... attributes) {
        StringBuilder map = new StringBuilder("{'M': {'type': {'S': '" + published + "'}, 'at': {'N': '1000'}");
        Arrays.stream(attributes).forEach(attribute -> map.append(", ").append(attribute));
        return Arguments.of(type, facts, map.append("}}").toString().replace('\'', '"'));
    }
}
