package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.DeadLetterDeskRouteTest;
import orderhub.schemas.api.Redriving;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedriveDeadLettersRouteTest extends DeadLetterDeskRouteTest {

    RedriveDeadLettersRouteTest() {
        super(
                "redrive-dead-letters",
                "redrive(${header.queue}, ${body})",
                "{\"operator\": \"kim\", \"reason\": \"ticket\", \"messageIds\": [\"m-1\"], \"perSecond\": 5}");
    }

    @Test
    void tells_the_desk_who_redrives_why_which_and_how_fast() {
        Exchange answer = ask();

        assertThat(Answers.bodies(mocked(DESK), Redriving.class))
                .containsExactly(new Redriving("kim", "ticket", List.of("m-1"), 5));
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(202);
    }

    @Test
    void all_at_the_usual_pace_is_what_an_operator_means_who_says_neither() {
        call("{\"operator\": \"kim\", \"reason\": \"ticket\"}", Map.of("queue", "lane-express-dlq"));

        assertThat(Answers.bodies(mocked(DESK), Redriving.class))
                .containsExactly(new Redriving("kim", "ticket", null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"operator": "kim"}                                        | 422
            {"reason": "ticket"}                                       | 422
            {"operator": "kim", "reason": "ticket", "perSecond": 0}    | 422
            {"operator": "kim", "reason": "ticket", "messageIds": []}  | 422
            {"operator": "kim", "reason": "ticket", "all": true}       | 422
            no json                                                    | 400
            """)
    void does_nothing_when_that_is_not_said(String body, int status) {
        call(body, Map.of("queue", "lane-express-dlq"));

        assertThat(problem().status()).isEqualTo(status);
        assertNotCalled(mocked(DESK), mocked(SHOW));
    }
}
