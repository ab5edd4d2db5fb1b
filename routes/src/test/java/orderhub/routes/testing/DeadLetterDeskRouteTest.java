package orderhub.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is true of each route that asks the desk of dead letters. */
public abstract class DeadLetterDeskRouteTest extends ApiRouteTest {

    /** Where what the desk says goes to. */
    protected static final String SHOW = "direct:show-dead-letters";

    /** The desk. */
    protected static final String DESK = "bean:deadLetterDesk";

    private final String question;
    private final String body;

    /**
     * @param routeFile the route
     * @param question the desk's method and its arguments
     * @param body what an operator sends
     */
    protected DeadLetterDeskRouteTest(String routeFile, String question, String body) {
        super(routeFile);
        this.question = question;
        this.body = body;
    }

    /** Asks as an operator does. */
    protected final Exchange ask() {
        return call(body, Map.of("queue", "lane-express-dlq", "messageId", "m-1", "redriveId", "r-1"));
    }

    @Test
    void shows_what_the_desk_says() {
        Answers.body(mocked(DESK), "what the desk says");

        Exchange answer = ask();

        assertThat(answer.getException()).isNull();
        assertThat(URLDecoder.decode(Answers.target(mocked(DESK)), StandardCharsets.UTF_8))
                .endsWith("method=" + question);
        assertThat(Answers.bodies(mocked(SHOW), String.class)).containsExactly("what the desk says");
    }

    @Test
    void answers_404_when_there_is_nothing_of_the_kind() {
        Answers.fault(mocked(DESK), new DeadLetterNotFoundException("There is no such dead-letter queue."));

        ask();

        assertProblem("dead-letter-not-found", 404);
        assertThat(problem().detail()).isEqualTo("There is no such dead-letter queue.");
        assertNotCalled(mocked(SHOW));
    }

    @Test
    void answers_409_when_it_cannot_be_done() {
        Answers.fault(mocked(DESK), new DeadLetterRefusedException("It is not running."));

        ask();

        assertProblem("dead-letter-action-refused", 409);
    }

    @Test
    void answers_503_while_the_queue_is_out_of_reach() {
        Answers.fault(mocked(DESK), SdkClientException.create("no route"));

        ask();

        assertProblem("unavailable", 503);
    }
}
