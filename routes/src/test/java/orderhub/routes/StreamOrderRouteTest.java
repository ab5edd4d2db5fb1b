package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.http.LiveBody;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.api.Violation;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class StreamOrderRouteTest extends ApiRouteTest {

    StreamOrderRouteTest() {
        super("stream-order");
    }

    @Test
    void answers_with_a_stream_of_events() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        Exchange answer = stream(Map.of("orderId", ORDER_ID));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(200);
        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("text/event-stream");
        assertThat(answer.getMessage().getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.getMessage().getBody()).isInstanceOf(LiveBody.class);
    }

    @Test
    void tells_a_caller_not_to_come_back_who_was_told_everything() {
        Answers.body(mocked("direct:load-own-order"), anOrder().shipped().build());

        Exchange answer = stream(Map.of("orderId", ORDER_ID, "Last-Event-ID", "5"));

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(204);
        assertThat(answer.getMessage().getBody(String.class)).isEmpty();
    }

    @Test
    void answers_400_when_the_order_has_had_no_such_event() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());

        stream(Map.of("orderId", ORDER_ID, "Last-Event-ID", "99"));

        assertProblem("invalid-parameter", 400);
        assertThat(problem().errors()).extracting(Violation::parameter).containsExactly("Last-Event-ID");
    }

    @Test
    void answers_503_when_there_is_no_room_for_another_stream() {
        Answers.body(mocked("direct:load-own-order"), anOrder().paid().build());
        for (int i = 0; i < TestSettings.reads().maxStreams(); i++) {
            stream(Map.of("orderId", ORDER_ID));
        }

        Exchange answer = stream(Map.of("orderId", ORDER_ID));

        assertProblem("too-many-streams", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        stream(Map.of("orderId", ORDER_ID));

        assertProblem("order-not-found", 404);
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.fault(mocked("direct:load-own-order"), SdkClientException.create("no route"));

        stream(Map.of("orderId", ORDER_ID));

        assertProblem("unavailable", 503);
    }

    private Exchange stream(Map<String, Object> headers) {
        return call("", headers);
    }
}
