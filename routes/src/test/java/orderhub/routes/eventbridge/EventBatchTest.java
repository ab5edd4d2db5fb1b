package orderhub.routes.eventbridge;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import orderhub.processors.events.PendingEvents;
import orderhub.routes.json.HubJson;
import orderhub.schemas.event.OrderEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class EventBatchTest {

    private static final List<OrderEvent> EVENTS =
            new PendingEvents().apply(anOrder().shipped().build());

    private final EventBatch batch = new EventBatch(HubJson.mapper(), "the-bus");

    @Test
    void makes_one_entry_of_each_event_in_order() throws Exception {
        PutEventsRequest request = batch.toRequest(EVENTS);

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
    @ValueSource(ints = {1, 10})
    void takes_as_many_as_a_call_takes(int count) {
        assertThat(batch.toRequest(Collections.nCopies(count, EVENTS.get(0))).entries())
                .hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11})
    void refuses_what_no_call_takes(int count) {
        List<OrderEvent> events = Collections.nCopies(count, EVENTS.get(0));

        assertThatIllegalArgumentException().isThrownBy(() -> batch.toRequest(events));
    }

    @Test
    void lets_an_answer_through_that_took_every_event() {
        PutEventsResponse answer = answer(0, taken(), taken());

        assertThat(batch.requireAllTaken(answer)).isSameAs(answer);
    }

    @Test
    void says_how_many_events_were_refused_and_why() {
        PutEventsResponse answer = answer(2, taken(), refused("ThrottlingException"), refused("ThrottlingException"));

        assertThatExceptionOfType(EventsRefusedException.class)
                .isThrownBy(() -> batch.requireAllTaken(answer))
                .withMessage("2 events refused: [ThrottlingException]");
    }

    static Stream<PutEventsResponse> answersThatSayOnlyHalf() {
        return Stream.of(answer(1), answer(0, refused("InternalFailure")));
    }

    @ParameterizedTest
    @MethodSource("answersThatSayOnlyHalf")
    void believes_the_count_as_well_as_the_entries(PutEventsResponse answer) {
        assertThatExceptionOfType(EventsRefusedException.class).isThrownBy(() -> batch.requireAllTaken(answer));
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
