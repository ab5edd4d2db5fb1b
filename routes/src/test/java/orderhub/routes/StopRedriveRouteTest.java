package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.DeadLetterDeskRouteTest;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;

class StopRedriveRouteTest extends DeadLetterDeskRouteTest {

    StopRedriveRouteTest() {
        super("stop-redrive", "stopRedrive(${header.queue}, ${header.redriveId}, ${body})", "");
    }

    @Test
    void tells_the_desk_who_stops_it_and_why() {
        Intervention intervention = new Intervention("kim", "ticket");
        Answers.body(mocked("direct:read-intervention"), intervention);

        ask();

        assertThat(Answers.bodies(mocked(DESK), Intervention.class)).containsExactly(intervention);
    }

    @Test
    void nobody_stops_one_without_saying_who_and_why() {
        Violation noReason = new Violation("/reason", "required", "It is needed.");
        Answers.fault(mocked("direct:read-intervention"), new InvalidRequestException(List.of(noReason)));

        ask();

        assertProblem("invalid-request", 422);
        assertNotCalled(mocked(DESK), mocked(SHOW));
    }
}
