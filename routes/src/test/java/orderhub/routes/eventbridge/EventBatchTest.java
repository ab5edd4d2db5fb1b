package orderhub.routes.eventbridge;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import orderhub.processors.events.PendingEvents;
import orderhub.routes.json.HubJson;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.AnOrder;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBatchTest {

    private static final Order ORDER = anOrder().shipped().build();
    private static final List<OrderEvent> EVENTS = new PendingEvents().apply(ORDER);

    private final SentEvents sent = new SentEvents(Clock.fixed(AnOrder.CREATED_AT, ZoneOffset.UTC), Duration.ZERO);
    private final EventBatch batch = new EventBatch(HubJson.mapper(), "the-bus", sent);

    @Test
    void makes_one_entry_of_each_event_in_order() throws Exception {
        PutEventsRequest request = batch.begin(ORDER, EVENTS).call();

        assertThat(request.entries())
                .extracting(PutEventsRequestEntry::detailType)
                .containsExactlyElementsOf(
                        EVENTS.stream().map(OrderEvent::eventType).toList());
        PutEventsRequestEntry first = request.entries().get(0);
        assertThat(first.eventBusName()).isEqualTo("the-bus");
        assertThat(first.source()).isEqualTo("order-service");
        assertThat(first.time()).isEqualTo(EVENTS.get(0).timestamp());
        JsonNode detail = HubJson.mapper().readTree(first.detail());
        assertThat(detail.path("eventId").asText()).isEqualTo(EVENTS.get(0).eventId());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11, 20, 21})
    void takes_as_many_to_a_call_as_it_takes(int count) {
        List<PutEventsRequest> calls =
                batch.begin(ORDER, Collections.nCopies(count, EVENTS.get(0))).calls();

        assertThat(calls).hasSize((count + 9) / 10);
        assertThat(calls.stream().mapToInt(call -> call.entries().size())).allMatch(entries -> entries <= 10);
        assertThat(calls.stream().mapToInt(call -> call.entries().size()).sum()).isEqualTo(count);
    }

    @Test
    void begins_another_call_before_one_gets_too_large() {
        OrderEvent large = withItems(EVENTS.get(0), 100_000);

        List<PutEventsRequest> calls =
                batch.begin(ORDER, List.of(large, large, large)).calls();

        assertThat(calls).extracting(call -> call.entries().size()).containsExactly(2, 1);
    }

    @Test
    void an_event_may_just_fill_a_call_and_one_byte_more_is_a_clear_fault() {
        int own = EVENTS.get(0).eventType().length() + "order-service".length() + 14;
        int room = EventBatch.MAX_BYTES - own;

        assertThat(batch.begin(ORDER, List.of(withItems(EVENTS.get(0), room))).calls())
                .hasSize(1);
        assertThatExceptionOfType(EventTooLargeException.class)
                .isThrownBy(() -> batch.begin(ORDER, List.of(EVENTS.get(0), withItems(EVENTS.get(0), room + 1))))
                .withMessage("OrderCreated of order " + ORDER.orderId() + " has 262145 bytes, the bus takes 262144");
    }

    @Test
    void counts_all_when_the_bus_took_every_event() {
        Publication after =
                batch.after(batch.begin(ORDER, EVENTS), answer(0, taken(), taken(), taken(), taken(), taken()));

        assertThat(after.order()).isEqualTo(ORDER.withPublished(5));
        assertThat(after.unfinished()).isFalse();
        assertThat(after.worthNoting()).isTrue();
        assertThatCode(() -> batch.requireAllTaken(after)).doesNotThrowAnyException();
    }

    @Test
    void counts_what_came_before_the_first_that_was_refused_and_nothing_behind_it() {
        Publication after = batch.after(
                batch.begin(ORDER.withPublished(0), EVENTS),
                answer(2, taken(), taken(), refused("ThrottlingException"), taken(), refused("ThrottlingException")));

        assertThat(after.order().published()).isEqualTo(2);
        assertThat(after.unfinished()).isFalse();
        assertThat(after.worthNoting()).isTrue();
        assertThatExceptionOfType(EventsRefusedException.class)
                .isThrownBy(() -> batch.requireAllTaken(after))
                .withMessage("2 of 5 events refused: [ThrottlingException]");
    }

    @Test
    void counts_as_sent_all_that_the_bus_took_also_behind_what_it_refused() {
        Publication begun = batch.begin(ORDER, EVENTS);

        batch.after(begun, answer(1, taken(), refused("ThrottlingException"), taken(), taken(), taken()));
        batch.after(begun, answer(0, taken(), taken(), taken(), taken(), taken()));

        assertThat(sent.unwritten().values()).containsExactly(9L);
    }

    @Test
    void counts_nothing_as_sent_of_which_nobody_knows() {
        Publication begun = batch.begin(ORDER, EVENTS);

        batch.after(begun, answer(1, taken(), taken(), taken(), taken(), taken()));
        batch.failed(begun, SdkClientException.create("no route"));

        assertThat(sent.unwritten()).isEmpty();
    }

    @Test
    void counts_on_from_what_was_published_before() {
        Order known = ORDER.withPublished(3);
        Publication begun = batch.begin(known, new PendingEvents().apply(known));

        assertThat(batch.after(begun, answer(1, taken(), refused("InternalFailure")))
                        .order())
                .isEqualTo(ORDER.withPublished(4));
        assertThat(batch.after(begun, answer(2, refused("A"), refused("B"))).worthNoting())
                .isFalse();
    }

    static Stream<PutEventsResponse> answersThatSayOnlyHalf() {
        PutEventsResultEntry nothing = PutEventsResultEntry.builder().build();
        return Stream.of(
                PutEventsResponse.builder().build(),
                answer(0),
                answer(0, taken(), taken(), taken(), taken()),
                answer(1, taken(), taken(), taken(), taken(), taken()),
                answer(2, taken(), taken(), taken(), taken(), refused("InternalFailure")),
                answer(0, nothing, taken(), taken(), taken(), taken()),
                answer(0, refused("InternalFailure"), taken(), taken(), taken(), taken()));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayOnlyHalf")
    void takes_nothing_for_taken_when_the_count_and_the_entries_do_not_say_the_same(PutEventsResponse answer) {
        Publication after = batch.after(batch.begin(ORDER, EVENTS), answer);

        assertThat(after.order()).isEqualTo(ORDER);
        assertThatExceptionOfType(EventsRefusedException.class).isThrownBy(() -> batch.requireAllTaken(after));
    }

    @Test
    void a_bus_that_does_not_answer_took_nothing_that_is_known() {
        SdkClientException fault = SdkClientException.create("no route");
        Publication after = batch.failed(batch.begin(ORDER, EVENTS), fault);

        assertThat(after.order()).isEqualTo(ORDER);
        assertThat(after.unfinished()).isFalse();
        assertThatThrownBy(() -> batch.requireAllTaken(after)).isSameAs(fault);
    }

    @Test
    void an_order_without_pending_events_may_lack_only_the_note() {
        Publication begun = batch.begin(ORDER.withPublished(5), List.of());

        assertThat(begun.unfinished()).isFalse();
        assertThat(begun.worthNoting()).isTrue();
    }

    /** The event with so much on its lines that its JSON has so many bytes. */
    private static OrderEvent withItems(OrderEvent event, int bytes) {
        int empty = sizeOf(with(event, ""));
        OrderEvent filled = with(event, "x".repeat(bytes - empty));
        assertThat(sizeOf(filled)).isEqualTo(bytes);
        return filled;
    }

    private static int sizeOf(OrderEvent event) {
        return HubJson.mapper().valueToTree(event).toString().length();
    }

    private static OrderEvent with(OrderEvent event, String productId) {
        List<OrderEvent.EventItem> items = new ArrayList<>(event.items());
        items.add(new OrderEvent.EventItem(productId, 1, 1));
        return new OrderEvent(
                event.eventId(),
                event.eventType(),
                event.orderId(),
                event.customerId(),
                items,
                event.totalAmount(),
                event.currency(),
                event.timestamp(),
                event.correlationId(),
                event.version(),
                null,
                event.facts());
    }

    private static PutEventsResponse answer(int failed, PutEventsResultEntry... entries) {
        return PutEventsResponse.builder()
                .failedEntryCount(failed)
                .entries(entries)
                .build();
    }

    private static PutEventsResultEntry taken() {
        return PutEventsResultEntry.builder().eventId("1").build();
    }

    private static PutEventsResultEntry refused(String code) {
        return PutEventsResultEntry.builder().errorCode(code).build();
    }
}
