package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import orderhub.schemas.Examples;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.event.EventType;
import orderhub.schemas.event.OrderEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hub publishes, the schemas and the examples say the same. */
class EventContractTest {

    private static final Set<String> NOT_A_KIND = Set.of("order-event", "envelope");

    @Test
    void every_kind_of_event_has_one_schema_and_one_example() {
        List<String> kinds = Arrays.stream(EventType.values())
                .map(EventType::published)
                .sorted()
                .toList();
        List<String> schemas = new ArrayList<>(Examples.names(Contract.folder().resolve("events"), ".schema.json"));
        schemas.removeAll(NOT_A_KIND);

        assertThat(schemas).isEqualTo(kinds);
        assertThat(Examples.names("events")).isEqualTo(kinds);
        assertThat(Json.parse(text("order-event")).at("/$defs/eventType/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_hub_publishes_meets_the_contract(EventType type) {
        JsonNode published = Json.wire(SampleEvents.of(type));

        assertThat(Contract.of("events/" + type.published()).violations(published))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_example_meets_the_contract(EventType type) {
        assertThat(Contract.of("events/" + type.published()).violations(example(type)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void no_other_kinds_contract_takes_an_event(EventType type) {
        for (EventType other : EventType.values()) {
            if (other != type) {
                assertThat(Contract.of("events/" + other.published()).violations(example(type)))
                        .as(other.published())
                        .contains("/eventType");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_example_read_into_records_and_written_again_is_the_same(EventType type) throws Exception {
        JsonNode example = example(type);
        EventFacts facts = readFacts(example, SampleEvents.of(type).facts().getClass());
        EventNotice.Detail common = Json.read(example.toString(), EventNotice.Detail.class);
        List<OrderEvent.EventItem> items =
                List.of(Json.MAPPER.treeToValue(example.get("items"), OrderEvent.EventItem[].class));

        OrderEvent event = new OrderEvent(
                common.eventId(),
                type.published(),
                common.orderId(),
                common.customerId(),
                items,
                common.totalAmount(),
                common.currency(),
                common.timestamp(),
                common.correlationId(),
                OrderEvent.SCHEMA_VERSION,
                common.sagaId(),
                facts);

        assertThat(Json.wire(event)).isEqualTo(example);
    }

    @ParameterizedTest
    @EnumSource
    void a_consumer_reads_the_example_from_its_envelope(EventType type) {
        EventNotice notice = Json.read(enveloped(type).toString(), EventNotice.class);

        assertThat(notice.detailType()).isEqualTo(type.published());
        assertThat(notice.detail()).hasNoNullFieldsOrPropertiesExcept("sagaId");
        assertThat(notice.detail().orderId())
                .isEqualTo(example(type).get("orderId").asText());
        assertThat(notice.detail().totalAmount())
                .isEqualTo(example(type).get("totalAmount").asLong());
    }

    @ParameterizedTest
    @EnumSource
    void the_envelope_holds_its_detail_to_the_contract_of_the_kind(EventType type) {
        Contract envelope = Contract.of("events/envelope");

        assertThat(envelope.violations(enveloped(type))).isEmpty();
        assertThat(envelope.violations(Json.without(enveloped(type), "/detail/orderId")))
                .contains("/detail/orderId");
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER_CREATED", "REVIEW_APPROVED"})
    void an_event_without_facts_has_the_common_fields_only(EventType type) {
        assertThat(Json.wire(SampleEvents.with(type, EventFacts.None.NONE)).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(commonFields());
    }

    @Test
    void whoever_cancelled_and_did_not_say_why_is_told_of_without_a_reason() {
        JsonNode cancelled = Json.wire(SampleEvents.with(
                EventType.ORDER_CANCELLED, new EventFacts.Cancelled(EventFacts.Party.CUSTOMER, null)));

        assertThat(cancelled.get("cancelledBy").asText()).isEqualTo("CUSTOMER");
        assertThat(cancelled.has("reason")).isFalse();
        assertThat(Contract.of("events/OrderCancelled").violations(cancelled)).isEmpty();
    }

    @Test
    void facts_stand_beside_the_common_fields() {
        JsonNode shipped = Json.wire(SampleEvents.of(EventType.ORDER_SHIPPED));
        List<String> expected = new ArrayList<>(commonFields());
        expected.addAll(List.of("lane", "carrier", "trackingId"));

        assertThat(shipped.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void moments_are_published_as_text_in_utc() {
        JsonNode reserved = Json.wire(SampleEvents.of(EventType.INVENTORY_RESERVED));

        assertThat(reserved.get("timestamp").asText()).isEqualTo("2026-03-02T09:14:02.118Z");
        assertThat(reserved.get("expiresAt").asText()).isEqualTo("2026-03-02T09:44:02.118Z");
    }

    private static List<String> commonFields() {
        List<String> names = new ArrayList<>();
        Json.parse(text("order-event")).get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The facts alone: the common fields beside them are passed over. */
    private static EventFacts readFacts(JsonNode event, Class<? extends EventFacts> kind)
            throws JsonProcessingException {
        return Json.MAPPER
                .readerFor(kind)
                .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .treeToValue(event, kind);
    }

    private static JsonNode example(EventType type) {
        return Json.parse(Examples.text("events/" + type.published() + ".json"));
    }

    private static JsonNode enveloped(EventType type) {
        ObjectNode envelope =
                Json.parse(Examples.text("envelopes/OrderShipped.json")).deepCopy();
        return envelope.put("detail-type", type.published()).set("detail", example(type));
    }

    private static String text(String schema) {
        return Contract.textOf("events/" + schema);
    }
}
