package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.eventbridge.EventsRefusedException;
import orderhub.routes.testing.Answers;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

class RelayOrderFaultsRouteTest extends RelayOrderFixture {

    @Test
    void notes_nothing_and_sends_nothing_on_when_the_bus_refuses_one_event() {
        Answers.body(
                mocked(BUS),
                PutEventsResponse.builder()
                        .failedEntryCount(1)
                        .entries(PutEventsResultEntry.builder()
                                .errorCode("ThrottlingException")
                                .build())
                        .build());

        Exchange answer = run(anOrder().build(), Map.of());

        assertThat(answer.getException())
                .rootCause()
                .isInstanceOf(EventsRefusedException.class)
                .hasMessageContaining("ThrottlingException");
        assertThat(calls).isEmpty();
    }

    @Test
    void publishes_no_later_event_when_an_earlier_batch_failed() {
        SdkClientException fault = SdkClientException.create("no route");
        mocked(BUS).whenExchangeReceived(1, exchange -> {
            throw fault;
        });

        Exchange answer = run(withChanges(12), Map.of());

        assertThat(answer.getException()).hasRootCause(fault);
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
}
