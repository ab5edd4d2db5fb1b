package orderhub.routes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import orderhub.routes.saga.SagaNotFoundException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is true of each route that asks the desk of sagas. */
public abstract class SagaDeskRouteTest extends ApiRouteTest {

    /** The id of the saga that is asked about. */
    protected static final String SAGA_ID = "saga-asked-for";

    private final String question;

    /**
     * @param routeFile the route
     * @param question the desk's method and its arguments
     */
    protected SagaDeskRouteTest(String routeFile, String question) {
        super(routeFile);
        this.question = question;
    }

    /** Asks as an operator does. */
    protected final Exchange ask() {
        return call("", Map.of("sagaId", SAGA_ID));
    }

    @Test
    void shows_what_the_desk_says() {
        Answers.body(mocked("bean:sagaDesk"), "what the desk says");

        Exchange answer = ask();

        assertThat(answer.getException()).isNull();
        assertThat(URLDecoder.decode(Answers.target(mocked("bean:sagaDesk")), StandardCharsets.UTF_8))
                .endsWith("method=" + question);
        assertThat(Answers.bodies(mocked("direct:show-saga"), String.class)).containsExactly("what the desk says");
    }

    @Test
    void answers_404_when_there_is_no_such_saga() {
        Answers.fault(mocked("bean:sagaDesk"), new SagaNotFoundException());

        ask();

        assertProblem("saga-not-found", 404);
        assertNotCalled(mocked("direct:show-saga"));
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(
                mocked("bean:sagaDesk"),
                new IllegalStateException("cannot read", SdkClientException.create("no route")));

        ask();

        assertProblem("unavailable", 503);
    }
}
