package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RouteTest;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class TallySentRouteTest extends RouteTest {

    private static final String TALLIES = "bean:eventTallies";

    TallySentRouteTest() {
        super("tally-sent", List.of(), Map.of("tally-sent", "direct:test-start"));
    }

    @Test
    void writes_down_what_was_sent() {
        assertThat(template.request("direct:test-start", exchange -> {}).getException())
                .isNull();

        assertThat(mocked(TALLIES).getExchanges()).hasSize(1);
        assertThat(Answers.target(mocked(TALLIES))).endsWith("method=writeSent");
    }

    @Test
    void what_could_not_be_written_waits_for_the_next_time() {
        Answers.fault(mocked(TALLIES), SdkClientException.create("no route"));

        assertThat(template.request("direct:test-start", exchange -> {}).getException())
                .isNull();
    }
}
