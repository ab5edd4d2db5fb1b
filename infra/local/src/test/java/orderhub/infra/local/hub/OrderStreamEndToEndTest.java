package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import orderhub.schemas.Examples;
import org.junit.jupiter.api.Test;

/** What happens to an order, told while it happens. */
class OrderStreamEndToEndTest {

    private static final Duration A_WHILE = Duration.ofSeconds(60);

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());

    @Test
    void an_order_is_followed_from_its_first_event_to_its_last() {
        String id = api.place(Examples.order("good")).orderId();

        try (EventReader reader = api.stream("/orders/" + id + "/stream", "")) {
            assertThat(reader.status()).isEqualTo(200);
            assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
            await().atMost(A_WHILE).until(reader::ended);

            assertThat(reader.cutOff()).isFalse();
            assertThat(reader.ids()).isEqualTo(versions(1, api.eventTypes(id).size()));
            assertThat(reader.types()).isEqualTo(api.eventTypes(id)).endsWith("OrderShipped");
            assertThat(reader.data().stream().map(Api::read).toList())
                    .isEqualTo(api.get("/orders/" + id + "/events")
                            .json()
                            .path("events")
                            .valueStream()
                            .toList());
        }
    }

    @Test
    void events_come_when_they_happen_and_not_when_the_stream_ends() {
        String path = inReview();
        try (EventReader reader = api.stream(path + "/stream", "")) {
            await().atMost(A_WHILE).until(() -> reader.types().contains("ReviewRequested"));
            assertThat(reader.ended()).isFalse();

            api.send(api.request(path + "/approve").POST(BodyPublishers.noBody()));

            await().atMost(A_WHILE).until(reader::ended);
            assertThat(reader.types()).contains("ReviewApproved").endsWith("OrderShipped");
        }
    }

    @Test
    void whoever_was_cut_off_goes_on_behind_the_last_event_that_they_had() {
        String id = api.place(Examples.order("good")).orderId();
        api.awaitEnd(id);
        int last = api.eventTypes(id).size();

        try (EventReader reader = api.stream("/orders/" + id + "/stream", "3")) {
            await().atMost(A_WHILE).until(reader::ended);
            assertThat(reader.ids()).isEqualTo(versions(4, last));
        }
        try (EventReader reader = api.stream("/orders/" + id + "/stream", Integer.toString(last))) {
            assertThat(reader.status()).isEqualTo(204);
        }
    }

    @Test
    void a_stream_that_cannot_be_had_is_a_problem() {
        String id = api.place(Examples.order("good")).orderId();

        Api.Answer unknown = api.get("/orders/11111111-2222-8333-8444-555555555555/stream");
        Api.Answer ahead = api.send(api.request("/orders/" + id + "/stream").header("Last-Event-ID", "99"));

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        assertThat(ahead.status()).isEqualTo(400);
        assertThat(ahead.json().at("/errors/0/parameter").asText()).isEqualTo("Last-Event-ID");
    }

    private static List<String> versions(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }

    private String inReview() {
        String id = api.place(Examples.order("high-value")).orderId();
        await().atMost(A_WHILE).until(() -> api.status(id).equals("IN_REVIEW"));
        return "/orders/" + id;
    }
}
