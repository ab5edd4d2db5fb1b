package orderhub.routes.reads;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import orderhub.routes.http.InvalidParameterException;
import orderhub.routes.http.LiveBody;
import orderhub.routes.json.HubJson;
import orderhub.routes.testing.TestSettings;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStreamsTest {

    private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");

    private final TestOrders orders = new TestOrders();
    private final OrderWatch watch = OrderWatch.over(orders, TestSettings.reads());
    private final OrderStreams streams = new OrderStreams(watch, TestSettings.reads(), HubJson.mapper());
    private final Order created = anOrder().build();
    private final Order paid = anOrder().paid().build();
    private final Order shipped = anOrder().shipped().build();

    /** A caller, as far as they are there. */
    private static final class Reader implements LiveBody.Sink {
        private final List<String> pieces = new CopyOnWriteArrayList<>();
        private final AtomicInteger closed = new AtomicInteger();
        private volatile boolean gone;

        @Override
        public void write(String piece) throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            pieces.add(piece);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }

        List<Integer> versions() {
            return ID.matcher(String.join("", pieces))
                    .results()
                    .map(MatchResult::group)
                    .map(line -> Integer.valueOf(line.substring(4)))
                    .toList();
        }
    }

    @AfterEach
    void stop() {
        streams.drain();
    }

    @Test
    void tells_what_has_happened_and_then_what_happens_until_the_order_has_ended() {
        Reader reader = new Reader();
        orders.put(created);
        open(created, 0).start(reader);
        assertThat(reader.versions()).containsExactly(1);

        orders.put(paid);
        await().until(() -> reader.versions().size() == 3);
        orders.put(shipped);

        await().until(() -> reader.closed.get() == 1);
        assertThat(reader.versions()).containsExactly(1, 2, 3, 4, 5);
        assertThat(streams.freePlaces()).isEqualTo(2);
        assertThat(watch.size()).isZero();
    }

    @Test
    void each_change_is_an_event_with_the_version_the_type_and_the_event_as_it_was_published() {
        Reader reader = new Reader();

        open(shipped, 4).start(reader);

        assertThat(reader.pieces).hasSize(2);
        assertThat(reader.pieces.get(0)).isEqualTo("retry: 2000\n\n");
        String[] lines = reader.pieces.get(1).split("\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo("id: 5");
        assertThat(lines[1]).isEqualTo("event: OrderShipped");
        assertThat(lines[2]).startsWith("data: {").contains("\"eventType\":\"OrderShipped\"");
        assertThat(lines[3]).isEmpty();
        assertThat(lines[4]).isEmpty();
        assertThat(reader.closed).hasValue(1);
    }

    @Test
    void goes_on_behind_the_event_that_the_caller_had_last() {
        Reader reader = new Reader();
        open(paid, 2).start(reader);

        assertThat(streams.resume(paid, "2")).isEqualTo(new Resume(2, false));
        assertThat(reader.versions()).containsExactly(3);
    }

    @Test
    void there_is_more_to_tell_until_the_order_has_ended_and_all_of_it_was_told() {
        assertThat(streams.resume(paid, null)).isEqualTo(new Resume(0, false));
        assertThat(streams.resume(paid, "3")).isEqualTo(new Resume(3, false));
        assertThat(streams.resume(shipped, "4")).isEqualTo(new Resume(4, false));
        assertThat(streams.resume(shipped, "5")).isEqualTo(new Resume(5, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "-1", "x", "", "1.0", "9999999999", "١"})
    void an_event_that_the_order_has_not_had_is_refused(String lastEventId) {
        assertThatThrownBy(() -> streams.resume(paid, lastEventId)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void says_now_and_then_that_it_is_there() {
        Reader reader = new Reader();
        orders.put(created);

        open(created, 1).start(reader);

        await().until(() -> reader.pieces.stream().filter(":\n\n"::equals).count() >= 2);
        assertThat(reader.closed).hasValue(0);
    }

    @Test
    void a_caller_who_is_gone_is_noticed_and_makes_room() {
        Reader reader = new Reader();
        orders.put(created);
        open(created, 0).start(reader);

        reader.gone = true;

        await().until(() -> streams.freePlaces() == 2);
        assertThat(watch.size()).isZero();
        assertThat(reader.closed).hasValue(1);
    }

    @Test
    void there_are_no_more_streams_than_there_is_room_for() {
        LiveBody one = open(created, 0);
        open(created, 0).start(new Reader());

        assertThatThrownBy(() -> open(created, 0)).isInstanceOf(TooManyStreamsException.class);
        one.cancel();
        one.cancel();

        assertThat(streams.freePlaces()).isOne();
    }

    @Test
    void no_stream_lasts_for_ever() {
        ReadSettings brief = new ReadSettings(5, 20, 2, 20, 60, 2, 1, 1, 2, 2, 20, 100, 300);
        OrderStreams briefly = new OrderStreams(watch, brief, HubJson.mapper());
        Reader reader = new Reader();

        briefly.open(created, new Resume(0, false)).start(reader);

        await().until(() -> reader.closed.get() == 1);
        assertThat(briefly.freePlaces()).isEqualTo(2);
    }

    @Test
    void every_stream_ends_when_the_hub_stops_and_one_that_begins_then_says_what_is_known() {
        Reader early = new Reader();
        open(created, 0).start(early);

        streams.drain();

        await().until(() -> early.closed.get() == 1);
        Reader late = new Reader();
        open(paid, 0).start(late);
        assertThat(late.versions()).containsExactly(1, 2, 3);
        assertThat(late.closed).hasValue(1);
        assertThat(streams.freePlaces()).isEqualTo(2);
    }

    private LiveBody open(Order order, int after) {
        return streams.open(order, new Resume(after, false));
    }
}
