package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.DeadLetterDeskRouteTest;
import orderhub.schemas.api.Mending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MendDeadLetterRouteTest extends DeadLetterDeskRouteTest {

    MendDeadLetterRouteTest() {
        super(
                "mend-dead-letter",
                "mend(${header.queue}, ${header.messageId}, ${body})",
                "{\"operator\": \"kim\", \"reason\": \"ticket\", \"body\": {\"version\": 1}}");
    }

    @Test
    void tells_the_desk_who_mends_why_and_how() {
        ask();

        assertThat(Answers.bodies(mocked(DESK), Mending.class))
                .containsExactly(new Mending("kim", "ticket", Map.of("version", 1)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"operator": "kim", "reason": "ticket"}                             | 422
            {"operator": "kim", "reason": "ticket", "body": "text"}             | 422
            {"operator": "kim", "body": {"version": 1}}                         | 422
            {"reason": "ticket", "body": {"version": 1}}                        | 422
            {"operator": "kim", "reason": "t", "body": {"a": 1}, "force": true} | 422
            no json                                                             | 400
            """)
    void does_nothing_when_that_is_not_said(String body, int status) {
        call(body, Map.of("queue", "lane-express-dlq", "messageId", "m-1"));

        assertThat(problem().status()).isEqualTo(status);
        assertNotCalled(mocked(DESK), mocked(SHOW));
    }
}
