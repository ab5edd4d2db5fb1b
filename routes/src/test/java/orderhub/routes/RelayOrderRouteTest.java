package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.TOKEN;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.processors.events.PendingEvents;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.Answers;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.contract.Contract;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class RelayOrderRouteTest extends RelayOrderFixture {

    @Test
    void publishes_then_sends_the_order_on_and_notes_it_last() {
        Order order = anOrder().build();

        Exchange answer = run(order, Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(calls).containsExactly(BUS, QUEUE, STORE);
        assertThat(Answers.bodies(mocked(STORE), Order.class)).containsExactly(order.withPublished(1));
        assertThat(Answers.target(mocked(STORE))).endsWith("method=markPublished");
    }

    @Test
    void publishes_each_event_under_its_type_as_its_contract_has_it() throws Exception {
        run(anOrder().withCustomer("C-1001").shipped().build(), Map.of());

        List<PutEventsRequestEntry> entries = published();
        assertThat(entries)
                .extracting(PutEventsRequestEntry::detailType)
                .containsExactly(
                        "OrderCreated", "InventoryReserved", "PaymentCompleted", "OrderDispatched", "OrderShipped");
        for (PutEventsRequestEntry entry : entries) {
            assertThat(entry.eventBusName()).isEqualTo("order-processing-bus");
            assertThat(entry.source()).isEqualTo("order-service");
            JsonNode detail = HubJson.mapper().readTree(entry.detail());
            assertThat(Contract.of("events/" + entry.detailType()).violations(detail))
                    .isEmpty();
            assertThat(detail.path("eventType").asText()).isEqualTo(entry.detailType());
            assertThat(entry.detail()).doesNotContain(TOKEN);
        }
    }

    @Test
    void publishes_what_is_not_known_to_be_published_and_nothing_else() {
        run(anOrder().shipped().published(3).build(), Map.of());

        assertThat(published())
                .extracting(PutEventsRequestEntry::detailType)
                .containsExactly("OrderDispatched", "OrderShipped");
    }

    @Test
    void publishes_ten_events_a_call_oldest_first() {
        Order order = withChanges(23);

        run(order, Map.of());

        assertThat(Answers.bodies(mocked(BUS), PutEventsRequest.class))
                .extracting(request -> request.entries().size())
                .containsExactly(10, 10, 3);
        assertThat(published())
                .extracting(RelayOrderRouteTest::eventId)
                .containsExactlyElementsOf(new PendingEvents()
                        .apply(order).stream().map(OrderEvent::eventId).toList());
    }

    @Test
    void sends_nothing_to_the_bus_when_all_is_published() {
        Exchange answer = run(anOrder().paid().published(3).build(), Map.of());

        assertThat(answer.getException()).isNull();
        assertThat(calls).containsExactly(STORE);
    }

    static Stream<AnOrder> storiesThatHaveToGoOn() {
        return Stream.of(
                anOrder(),
                anOrder().approved().published(4),
                anOrder().rejectedByReviewer().published(4),
                anOrder().inReview().expired().published(4));
    }

    @ParameterizedTest
    @MethodSource("storiesThatHaveToGoOn")
    void sends_an_order_on_that_was_moved_from_outside_of_processing(AnOrder story) throws Exception {
        Order order = story.build();

        run(order, Map.of("X-Correlation-Id", "a header", "CamelAwsDdbKey", "another"));

        Exchange sent = mocked(QUEUE).getExchanges().get(0);
        assertThat(sent.getProperty(Sqs2Constants.MESSAGE_GROUP_ID_PROPERTY)).isEqualTo(ORDER_ID);
        assertThat(sent.getMessage().getHeaders()).containsOnlyKeys("Content-Type");
        String body = sent.getMessage().getBody(String.class);
        assertThat(HubJson.mapper().readValue(body, ProcessOrder.class))
                .isEqualTo(new ProcessOrder(ORDER_ID, order.version(), order.version()));
        assertThat(Contract.of("commands/process-order")
                        .violations(HubJson.mapper().readTree(body)))
                .isEmpty();
        assertThat(Answers.target(mocked(QUEUE)))
                .contains(
                        "messageGroupIdStrategy=usePropertyValue",
                        "messageDeduplicationIdStrategy=useContentBasedDeduplication",
                        "headerFilterStrategy=%23noAttributes");
    }

    static Stream<AnOrder> storiesThatProcessingGoesOnWith() {
        return Stream.of(
                anOrder().reserved().published(1),
                anOrder().paid().published(2),
                anOrder().inReview().published(3),
                anOrder().dispatched(Lane.EXPRESS).published(3),
                anOrder().shipped().published(4),
                anOrder().declined().published(2),
                anOrder().outOfStock().published(1),
                anOrder().approved().published(5),
                anOrder().expired().declined().released().published(3));
    }

    @ParameterizedTest
    @MethodSource("storiesThatProcessingGoesOnWith")
    void sends_no_order_on_that_processing_itself_moved(AnOrder story) {
        run(story.build(), Map.of());

        assertThat(mocked(QUEUE).getExchanges()).isEmpty();
        assertThat(mocked(STORE).getExchanges()).hasSize(1);
    }

    private List<PutEventsRequestEntry> published() {
        return Answers.bodies(mocked(BUS), PutEventsRequest.class).stream()
                .flatMap(request -> request.entries().stream())
                .toList();
    }

    private static String eventId(PutEventsRequestEntry entry) {
        try {
            return HubJson.mapper().readTree(entry.detail()).path("eventId").asText();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
