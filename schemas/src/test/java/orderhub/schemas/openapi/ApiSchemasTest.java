package orderhub.schemas.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import orderhub.schemas.Examples;
import orderhub.schemas.api.BatchOutcome;
import orderhub.schemas.api.BatchView;
import orderhub.schemas.api.CatalogueView;
import orderhub.schemas.api.EventsView;
import orderhub.schemas.api.OrderView;
import orderhub.schemas.api.OrdersView;
import orderhub.schemas.api.Problem;
import orderhub.schemas.api.ProductView;
import orderhub.schemas.api.RestockView;
import orderhub.schemas.api.StockView;
import orderhub.schemas.api.Violation;
import orderhub.schemas.contract.Json;
import orderhub.schemas.deadletter.DeadLetter;
import orderhub.schemas.deadletter.Death;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.OrderStatus;
import orderhub.schemas.timeline.HubNow;
import orderhub.schemas.timeline.MoneyEntry;
import orderhub.schemas.timeline.Next;
import orderhub.schemas.timeline.SagaStory;
import orderhub.schemas.timeline.StockEntry;
import orderhub.schemas.timeline.Timeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of the API say the same as the hub's JSON Schemas and records. */
class ApiSchemasTest {

    private static final ApiContract CONTRACT = ApiContract.read();
    private static final ApiSchemas SCHEMAS = new ApiSchemas(CONTRACT);
    private static final JsonNode COMPONENTS = CONTRACT.document().at("/components/schemas");

    static Stream<Arguments> records() {
        return Stream.of(
                Arguments.of("Order", OrderView.class),
                Arguments.of("OrderPage", OrdersView.class),
                Arguments.of("OrderEvents", EventsView.class),
                Arguments.of("BatchOutcomes", BatchView.class),
                Arguments.of("BatchOutcome", BatchOutcome.class),
                Arguments.of("ProductPage", CatalogueView.class),
                Arguments.of("Product", ProductView.class),
                Arguments.of("Stock", StockView.class),
                Arguments.of("Restock", RestockView.class),
                Arguments.of("Timeline", Timeline.class),
                Arguments.of("TimelineState", Timeline.State.class),
                Arguments.of("TimelineEvent", Timeline.Event.class),
                Arguments.of("TimelineNext", Next.class),
                Arguments.of("TimelineMoney", MoneyEntry.class),
                Arguments.of("TimelineStock", StockEntry.class),
                Arguments.of("TimelineSaga", SagaStory.class),
                Arguments.of("TimelineHub", HubNow.class),
                Arguments.of("Death", Death.class),
                Arguments.of("DeadLetter", DeadLetter.class),
                Arguments.of("Problem", Problem.class),
                Arguments.of("Violation", Violation.class));
    }

    static Stream<String> events() {
        return Examples.names("events").stream();
    }

    @ParameterizedTest
    @CsvSource({
        "PlaceOrder, place-order",
        "CancelOrder, cancel-order",
        "Intervene,  intervene",
        "Settle,     settle",
        "Mend,       mend",
        "Redriving,  redrive",
        "Restocking, restock"
    })
    void a_request_is_the_json_schema_that_the_hub_validates_with(String name, String command) {
        JsonNode schema = Json.parse(ClassPath.text("/orderhub/schemas/commands/" + command + ".schema.json"));

        assertThat(COMPONENTS.path(name))
                .as("components/schemas/%s of openapi.yaml is to be %s.schema.json, word for word", name, command)
                .isEqualTo(withoutNotes(schema));
    }

    @ParameterizedTest
    @MethodSource("orderhub.schemas.openapi.ApiDocumentTest#operations")
    void a_request_refuses_what_it_does_not_know(ApiOperation operation) {
        for (JsonNode content : operation.node().at("/requestBody/content")) {
            JsonNode schema = CONTRACT.resolved(content.path("schema"));
            JsonNode body = schema.has("items") ? CONTRACT.resolved(schema.get("items")) : schema;
            assertThat(body.path("additionalProperties").asBoolean(true))
                    // Lines are text to OpenAPI.
                    .isEqualTo(body.path("type").asText().equals("string"));
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void an_answer_has_the_members_of_its_record(String name, Class<?> type) {
        assertThat(names(schema(name).path("properties")))
                .containsExactlyInAnyOrderElementsOf(members(type, component -> true));
    }

    @ParameterizedTest
    @MethodSource("records")
    void a_member_that_is_always_there_is_one_to_rely_on(String name, Class<?> type) {
        Predicate<RecordComponent> always =
                component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class);

        assertThat(texts(schema(name).path("required")))
                .containsExactlyInAnyOrderElementsOf(
                        type == Problem.class ? List.of("type", "title", "status") : members(type, always));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_is_one_of_the_api(String name) {
        assertThat(SCHEMAS.findings(
                        "/components/schemas/OrderEvent", Json.parse(Examples.text("events/" + name + ".json"))))
                .isEmpty();
    }

    @Test
    void an_event_has_the_members_of_all_kinds_of_event() {
        Set<String> members =
                new TreeSet<>(names(Json.parse(ClassPath.text("/orderhub/schemas/events/order-event.schema.json"))
                        .path("properties")));
        for (EventType type : EventType.values()) {
            members.addAll(
                    names(Json.parse(ClassPath.text("/orderhub/schemas/events/" + type.published() + ".schema.json"))
                            .path("properties")));
        }

        assertThat(names(COMPONENTS.at("/OrderEvent/properties"))).isEqualTo(members);
    }

    @Test
    void the_kinds_of_event_the_states_and_the_lanes_are_all_there() {
        assertThat(texts(COMPONENTS.at("/EventType/enum")))
                .isEqualTo(Arrays.stream(EventType.values())
                        .map(EventType::published)
                        .toList());
        assertThat(texts(COMPONENTS.at("/Lane/enum")))
                .isEqualTo(texts(Json.parse(ClassPath.text("/orderhub/schemas/events/order-event.schema.json"))
                        .at("/$defs/lane/enum")));
        assertThat(texts(COMPONENTS.at("/OrderStatus/enum")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(OrderStatus.values())
                        .map(OrderStatus::name)
                        .toList())
                .allSatisfy(status -> assertThat(
                                COMPONENTS.at("/OrderStatus/description").asText())
                        .contains("`" + status + "`"));
    }

    private static JsonNode schema(String name) {
        return COMPONENTS.path(name);
    }

    private static List<String> members(Class<?> type, Predicate<RecordComponent> wanted) {
        return Arrays.stream(type.getRecordComponents())
                .filter(wanted)
                .map(RecordComponent::getName)
                .toList();
    }

    /** Without what a file says about itself. */
    private static JsonNode withoutNotes(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(List.of("$schema", "$comment"));
        }
        schema.forEach(ApiSchemasTest::withoutNotes);
        return schema;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> texts(JsonNode array) {
        return Json.list(array).stream().map(JsonNode::asText).toList();
    }
}
