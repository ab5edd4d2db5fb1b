package orderhub.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.saga.SagaActionRefusedException;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;

/** What is true of each route by which an operator acts on a saga. */
public abstract class InterventionRouteTest extends SagaDeskRouteTest {

    private static final Intervention INTERVENTION = new Intervention("kim", "ticket 4711");

    /**
     * @param routeFile the route
     * @param question the desk's method and its arguments
     */
    protected InterventionRouteTest(String routeFile, String question) {
        super(routeFile, question);
    }

    @Test
    void tells_the_desk_who_acts_and_why() {
        Answers.body(mocked("direct:read-intervention"), INTERVENTION);

        ask();

        assertThat(Answers.bodies(mocked("bean:sagaDesk"), Intervention.class)).containsExactly(INTERVENTION);
    }

    @Test
    void answers_409_when_the_saga_is_not_in_a_state_for_it() {
        Answers.fault(mocked("bean:sagaDesk"), new SagaActionRefusedException("It has ended"));

        ask();

        assertProblem("saga-action-refused", 409);
        assertThat(problem().detail()).isEqualTo("It has ended");
        assertNotCalled(mocked("direct:show-saga"));
    }

    @Test
    void nobody_acts_without_saying_who_and_why() {
        Violation noReason = new Violation("/reason", "required", "It is needed.");
        Answers.fault(mocked("direct:read-intervention"), new InvalidRequestException(List.of(noReason)));

        ask();

        assertProblem("invalid-request", 422);
        assertNotCalled(mocked("bean:sagaDesk"), mocked("direct:show-saga"));
    }
}
