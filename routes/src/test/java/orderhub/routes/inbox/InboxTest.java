package orderhub.routes.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.testing.RecordedMeters;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class InboxTest {

    private static final String EVENT = "event-1";
    private static final Duration LEASE = Duration.ofSeconds(20);

    private Instant now = Instant.parse("2026-03-02T10:15:30Z");
    private final InMemoryClaims claims = new InMemoryClaims(() -> now, LEASE);
    private final RecordedMeters meters = new RecordedMeters();
    private final Inbox inbox = new Inbox("notify-customer", claims, meters, UUID::randomUUID);
    private final Exchange first = exchange();
    private final Exchange second = exchange();

    @Test
    void an_event_is_taken_once_and_then_known() {
        assertThat(inbox.add(first, EVENT)).isTrue();
        assertThat(inbox.confirm(first, EVENT)).isTrue();

        assertThat(inbox.add(second, EVENT)).isFalse();
        assertThat(meters.eventsDropped()).containsExactly("notify-customer " + DropReason.DUPLICATE);
    }

    @Test
    void of_two_at_once_one_has_to_come_again() {
        inbox.add(first, EVENT);

        assertThatExceptionOfType(InHandElsewhereException.class)
                .isThrownBy(() -> inbox.add(second, EVENT))
                .withMessage("notify-customer has event event-1 in hand");
        assertThat(meters.eventsDropped()).isEmpty();
    }

    @Test
    void after_a_crash_another_takes_it_when_the_lease_has_run_out() {
        inbox.add(first, EVENT);
        now = now.plus(LEASE).plusMillis(1);

        assertThat(inbox.add(second, EVENT)).isTrue();
        assertThat(inbox.confirm(second, EVENT)).isTrue();
    }

    @Test
    void who_was_overtaken_neither_confirms_nor_gives_back_what_is_anothers() {
        inbox.add(first, EVENT);
        now = now.plus(LEASE).plusMillis(1);
        inbox.add(second, EVENT);

        assertThat(inbox.confirm(first, EVENT)).isFalse();
        assertThat(inbox.remove(first, EVENT)).isFalse();
        assertThatExceptionOfType(InHandElsewhereException.class).isThrownBy(() -> inbox.add(exchange(), EVENT));
    }

    @Test
    void an_event_whose_effect_failed_may_be_tried_again_at_once() {
        inbox.add(first, EVENT);

        assertThat(inbox.remove(first, EVENT)).isTrue();
        assertThat(inbox.add(second, EVENT)).isTrue();
    }

    @Test
    void what_must_not_happen_twice_is_not_tried_again_after_a_crash() {
        Inbox once = once();
        once.add(first, EVENT);
        assertThatExceptionOfType(InHandElsewhereException.class).isThrownBy(() -> once.add(second, EVENT));
        now = now.plus(LEASE).plusMillis(1);

        assertThatExceptionOfType(OutcomeUnknownException.class)
                .isThrownBy(() -> once.add(second, EVENT))
                .withMessage("notify-customer may have done its work for event event-1 and does not repeat it");
    }

    @Test
    void what_must_not_happen_twice_is_tried_again_only_if_it_failed_for_certain() {
        Inbox once = once();
        once.add(first, EVENT);
        first.setException(new IllegalStateException("refused"));
        assertThat(once.remove(first, EVENT)).isTrue();

        once.add(second, EVENT);
        second.setException(new RuntimeException(new IOException("no answer")));
        assertThat(once.remove(second, EVENT)).isFalse();
        now = now.plus(LEASE).plusMillis(1);

        assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> once.add(exchange(), EVENT));
    }

    @Test
    void what_must_not_happen_twice_is_known_once_it_happened() {
        Inbox once = once();
        once.add(first, EVENT);
        assertThat(once.confirm(first, EVENT)).isTrue();

        assertThat(once.add(second, EVENT)).isFalse();
    }

    private Inbox once() {
        return Inbox.atMostOnce(
                "notify-customer", claims, fault -> fault.getCause() instanceof IOException, meters, UUID::randomUUID);
    }

    @Test
    void another_consumer_has_an_inbox_of_its_own() {
        Inbox other = new Inbox("count-sales", claims, meters, UUID::randomUUID);
        inbox.add(first, EVENT);
        inbox.confirm(first, EVENT);

        assertThat(other.add(second, EVENT)).isTrue();
    }

    @Test
    void without_the_table_nothing_is_taken() {
        SdkClientException fault = SdkClientException.create("no route");
        claims.fail(fault);

        assertThatThrownBy(() -> inbox.add(first, EVENT)).isSameAs(fault);
    }

    @Test
    void a_note_that_fails_after_the_effect_brings_no_message_back() {
        inbox.add(first, EVENT);
        claims.fail(SdkClientException.create("no route"));

        assertThat(inbox.confirm(first, EVENT)).isFalse();
        assertThat(inbox.remove(first, EVENT)).isFalse();
    }

    @Test
    void what_would_go_round_the_claim_is_not_offered() {
        assertThat(Stream.<Runnable>of(
                        () -> inbox.add(EVENT),
                        () -> inbox.contains(EVENT),
                        () -> inbox.confirm(EVENT),
                        () -> inbox.remove(EVENT),
                        inbox::clear))
                .allSatisfy(call -> assertThatThrownBy(call::run).isInstanceOf(UnsupportedOperationException.class));
    }

    private static Exchange exchange() {
        return new DefaultExchange(new DefaultCamelContext());
    }
}
