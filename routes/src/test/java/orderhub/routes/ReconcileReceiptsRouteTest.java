package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import orderhub.processors.receipts.MissingEvents;
import orderhub.processors.receipts.Tally;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RecordedLog;
import orderhub.routes.testing.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class ReconcileReceiptsRouteTest extends RouteTest {

    private static final String TALLIES = "bean:eventTallies";

    private final RecordedLog log = new RecordedLog();

    ReconcileReceiptsRouteTest() {
        super("reconcile-receipts", List.of(), Map.of("reconcile-receipts", "direct:test-start"));
    }

    @Override
    protected void bindOwn(Registry registry) {
        log.bindTo(registry);
    }

    @Test
    void says_how_many_events_are_missing() {
        Answers.body(mocked(TALLIES), List.of(tally(10, 7, 4), tally(11, 5, 5), tally(1, 9, 0)));

        Exchange done = reconcile();

        assertThat(done.getException()).isNull();
        assertThat(meters.eventsMissing()).containsExactly("3");
        assertThat(done.getMessage().getBody(MissingEvents.class).minutes())
                .containsExactly(tally(10, 0, 0).minute());
    }

    @Test
    void says_zero_when_all_came_back() {
        Answers.body(mocked(TALLIES), List.of(tally(10, 7, 7)));

        reconcile();

        assertThat(meters.eventsMissing()).containsExactly("0");
    }

    @Test
    void says_that_it_does_not_know_while_the_tallies_cannot_be_read() {
        Answers.fault(mocked(TALLIES), SdkClientException.create("no route"));

        assertThat(reconcile().getException()).isNull();

        assertThat(meters.eventsMissing()).containsExactly("unknown");
        assertThat(log.lines())
                .containsExactly(
                        "WARN not known whether events are missing, looks again: SdkClientException: no route");
    }

    private Exchange reconcile() {
        return template.request("direct:test-start", exchange -> {});
    }

    private static Tally tally(int minutesAgo, long sent, long received) {
        return new Tally(NOW.minus(Duration.ofMinutes(minutesAgo)).truncatedTo(ChronoUnit.MINUTES), sent, received);
    }
}
