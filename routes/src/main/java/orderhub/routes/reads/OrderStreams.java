package orderhub.routes.reads;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import orderhub.routes.http.InvalidParameterException;
import orderhub.routes.http.LiveBody;
import orderhub.schemas.api.Violation;
import orderhub.schemas.order.Order;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Streams of what happens to an order, as server-sent events (HTML standard, section 9.2). */
public final class OrderStreams implements EndsOnDrain {

    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final OrderWatch watch;
    private final EventText events;
    private final Duration heartbeat;
    private final Duration longest;
    private final Semaphore places;

    public OrderStreams(OrderWatch watch, ReadSettings settings, ObjectMapper json) {
        this.watch = watch;
        this.events = new EventText(json, Duration.ofSeconds(settings.streamRetryS()));
        this.heartbeat = Duration.ofSeconds(settings.heartbeatS());
        this.longest = Duration.ofSeconds(settings.streamLongestS());
        this.places = new Semaphore(settings.maxStreams());
    }

    /**
     * Where the caller's stream goes on: behind the event that they had last.
     *
     * @throws InvalidParameterException if the order has had no such event
     */
    public Resume resume(@Body Order order, @Header(LAST_EVENT_ID) @Nullable String lastEventId) {
        int after = lastEventId == null ? 0 : version(lastEventId);
        if (after < 0 || after > order.version()) {
            throw new InvalidParameterException(
                    List.of(Violation.ofParameter(LAST_EVENT_ID, "range", "This order has had no event of this id.")));
        }
        return new Resume(after, order.status().isTerminal() && after == order.version());
    }

    /**
     * A stream that is about to begin. It ends when the order has ended, when its time is up, when the hub stops, or when
     * the caller is gone.
     *
     * @throws TooManyStreamsException if there is no room for it
     */
    public LiveBody open(Order order, Resume resume) {
        if (!places.tryAcquire()) {
            throw new TooManyStreamsException();
        }
        return new OrderStream(order, resume.after(), events, watch, heartbeat, longest, places::release);
    }

    /** How many more streams may be open. */
    int freePlaces() {
        return places.availablePermits();
    }

    @Override
    public void drain() {
        watch.drain();
    }

    private static int version(String text) {
        return VERSION.matcher(text).matches() ? Integer.parseInt(text) : -1;
    }
}
