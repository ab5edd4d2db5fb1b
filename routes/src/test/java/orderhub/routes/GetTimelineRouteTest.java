package orderhub.routes;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.SAGA_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.order.Order;
import orderhub.schemas.stock.Reservation;
import orderhub.schemas.timeline.HubNow;
import orderhub.schemas.timeline.Lookup;
import orderhub.schemas.timeline.SagaStory;
import orderhub.schemas.timeline.Timeline;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class GetTimelineRouteTest extends ApiRouteTest {

    private static final String STOCK = "bean:reservations";
    private static final String SAGAS = "bean:sagaDesk";
    private static final Order ORDER = anOrder().paid().carriedBy(SAGA_ID).build();
    private static final Reservation HELD = new Reservation(
            "reservation-1",
            ORDER_ID,
            new TreeMap<>(Map.of("COF-ETH-250", 2)),
            NOW,
            DEADLINE,
            Reservation.Status.CONFIRMED);
    private static final SagaStory SAGA = new SagaStory(SAGA_ID, "RUNNING", null, null, DEADLINE, null, List.of());

    GetTimelineRouteTest() {
        super("get-timeline");
    }

    @Test
    void tells_what_is_stored_and_how_this_hub_is() {
        all();

        Timeline timeline = timeline();

        assertThat(timeline.orderId()).isEqualTo(ORDER_ID);
        assertThat(timeline.asOf()).isEqualTo(NOW);
        assertThat(timeline.stock().result()).isEqualTo(Lookup.Result.FOUND);
        assertThat(timeline.saga()).isEqualTo(Lookup.found(SAGA));
        assertThat(timeline.hub()).isEqualTo(new HubNow(null, new HubNow.Retry(1, 60, 19, 5, 60), List.of()));
        assertThat(Answers.target(mocked(SAGAS))).contains("tell", "variable.order.sagaId");
        assertThat(Answers.bodies(mocked(STOCK), Order.class)).containsExactly(ORDER);
    }

    @Test
    void a_customer_is_told_of_the_order_and_not_of_the_hub() {
        all();

        call("", Map.of("orderId", ORDER_ID, "Hub-Subject", "amara", "Hub-Customer", "cus-amara-okafor"));

        Timeline timeline =
                Answers.bodies(mocked("direct:show-answer"), Timeline.class).get(0);
        assertThat(timeline.states()).hasSize(3);
        assertThat(timeline.saga()).isNull();
        assertThat(timeline.hub()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"bean:reservations, UNKNOWN, FOUND", "bean:sagaDesk, FOUND, UNKNOWN"})
    void what_cannot_be_looked_up_is_told_as_unknown_and_the_rest_is_told(
            String unreachable, Lookup.Result stock, Lookup.Result saga) {
        all();
        Answers.fault(mocked(unreachable), SdkClientException.create("no route"));

        Timeline timeline = timeline();

        assertThat(timeline.stock().result()).isEqualTo(stock);
        assertThat(timeline.saga()).extracting(Lookup::result).isEqualTo(saga);
        assertThat(timeline.states()).hasSize(3);
    }

    @Test
    void what_is_not_there_is_told_as_none() {
        Answers.body(mocked("direct:load-own-order"), anOrder().build());
        Answers.body(mocked(STOCK), Lookup.none());
        Answers.body(mocked(SAGAS), Lookup.none());

        Timeline timeline = timeline();

        assertThat(timeline.stock()).isEqualTo(Lookup.none());
        assertThat(timeline.saga()).isEqualTo(Lookup.none());
    }

    @Test
    void answers_404_when_there_is_no_such_order_or_it_is_somebody_else_s() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        call("", Map.of("orderId", ORDER_ID));

        assertProblem("order-not-found", 404);
        assertNotCalled(mocked(STOCK), mocked(SAGAS), mocked("direct:show-answer"));
    }

    @Test
    void answers_503_when_not_even_the_order_can_be_read() {
        Answers.fault(mocked("direct:load-own-order"), SdkClientException.create("no route"));

        call("", Map.of("orderId", ORDER_ID));

        assertProblem("unavailable", 503);
    }

    private void all() {
        Answers.body(mocked("direct:load-own-order"), ORDER);
        Answers.body(mocked(STOCK), Lookup.found(HELD));
        Answers.body(mocked(SAGAS), Lookup.found(SAGA));
    }

    private Timeline timeline() {
        Exchange answer = call("", Map.of("orderId", ORDER_ID));
        assertThat(answer.getException()).isNull();
        return Answers.bodies(mocked("direct:show-answer"), Timeline.class).get(0);
    }
}
