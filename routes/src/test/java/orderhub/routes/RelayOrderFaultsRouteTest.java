package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.eventbridge.EventTooLargeException;
import orderhub.routes.eventbridge.EventsRefusedException;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.Answers;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class RelayOrderFaultsRouteTest extends RelayOrderFixture {

    @Test
    void notes_nothing_and_sends_nothing_on_when_the_bus_refuses_one_event() {
        Answers.body(mocked(BUS), answer(refused()));

        Exchange answer = run(anOrder().build(), Map.of());

        assertThat(answer.getException())
                .isInstanceOf(EventsRefusedException.class)
                .hasMessageContaining("ThrottlingException");
        assertThat(calls).isEmpty();
    }

    @Test
    void notes_what_the_bus_took_before_the_first_that_it_refused_and_then_says_so() {
        Answers.body(mocked(BUS), answer(taken(), taken(), refused(), taken(), refused()));
        Order order = anOrder().shipped().build();

        Exchange answer = run(order, Map.of());

        assertThat(answer.getException()).isInstanceOf(EventsRefusedException.class);
        assertThat(Answers.bodies(mocked(STORE), Order.class)).containsExactly(order.withPublished(2));
    }

    @Test
    void sends_an_order_on_for_what_the_bus_took_before_that_is_noted() throws Exception {
        Answers.body(mocked(BUS), answer(taken(), refused()));

        run(anOrder().reserved().build(), Map.of());

        assertThat(calls).containsExactly(QUEUE, STORE);
        assertThat(HubJson.mapper()
                        .readValue(Answers.bodies(mocked(QUEUE), String.class).get(0), ProcessOrder.class))
                .isEqualTo(new ProcessOrder(ORDER_ID, 2, 1));
    }

    @Test
    void does_not_send_an_order_on_for_what_the_bus_refused() {
        Answers.body(mocked(BUS), answer(taken(), refused()));
        Order order = anOrder().inReview().expired().published(3).build();

        run(order, Map.of());

        assertThat(calls).containsExactly(STORE);
        assertThat(Answers.bodies(mocked(STORE), Order.class)).containsExactly(order.withPublished(4));
    }

    @Test
    void notes_the_batches_that_went_before_one_that_failed() {
        SdkClientException fault = SdkClientException.create("no route");
        mocked(BUS).whenExchangeReceived(2, exchange -> {
            throw fault;
        });
        Order order = withChanges(23);

        Exchange answer = run(order, Map.of());

        assertThat(answer.getException()).isSameAs(fault);
        assertThat(mocked(BUS).getExchanges()).hasSize(2);
        assertThat(calls).containsExactly(BUS, QUEUE, STORE);
        assertThat(Answers.bodies(mocked(STORE), Order.class)).containsExactly(order.withPublished(10));
    }

    @Test
    void an_event_that_is_too_large_is_a_fault_before_anything_is_sent() {
        Exchange answer =
                run(anOrder().withLine("P".repeat(300_000), 1, 1, Lane.STANDARD).build(), Map.of());

        assertThat(answer.getException()).hasRootCauseInstanceOf(EventTooLargeException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void publishes_no_later_event_when_an_earlier_batch_failed() {
        SdkClientException fault = SdkClientException.create("no route");
        mocked(BUS).whenExchangeReceived(1, exchange -> {
            throw fault;
        });

        Exchange answer = run(withChanges(12), Map.of());

        assertThat(answer.getException()).isSameAs(fault);
        assertThat(mocked(BUS).getExchanges()).hasSize(1);
        assertThat(calls).isEmpty();
    }

    @Test
    void does_not_note_what_was_not_sent_on() {
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(QUEUE), fault);

        Exchange answer = run(anOrder().build(), Map.of());

        assertThat(answer.getException()).isSameAs(fault);
        assertThat(calls).containsExactly(BUS);
    }

    @Test
    void a_relay_that_could_not_note_fails_so_that_the_sweep_repeats_it() {
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(STORE), fault);

        Exchange answer = run(anOrder().build(), Map.of());

        assertThat(answer.getException()).isSameAs(fault);
        assertThat(calls).containsExactly(BUS, QUEUE);
    }

    private static PutEventsResponse answer(PutEventsResultEntry... entries) {
        long failed =
                Stream.of(entries).filter(entry -> entry.errorCode() != null).count();
        return PutEventsResponse.builder()
                .failedEntryCount(Math.toIntExact(failed))
                .entries(entries)
                .build();
    }

    private static PutEventsResultEntry taken() {
        return PutEventsResultEntry.builder().eventId("taken").build();
    }

    private static PutEventsResultEntry refused() {
        return PutEventsResultEntry.builder().errorCode("ThrottlingException").build();
    }
}
