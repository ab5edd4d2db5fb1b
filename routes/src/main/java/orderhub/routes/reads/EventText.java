package orderhub.routes.reads;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import orderhub.schemas.event.OrderEvent;

/** Pieces of a stream of server-sent events. */
final class EventText {

    /** A comment: nobody is told of it, but the connection is seen to be alive. */
    static final String HEARTBEAT = ":\n\n";

    private final ObjectMapper json;
    private final Duration retry;

    /** @param retry how long a caller waits before it takes up a stream that has ended */
    EventText(ObjectMapper json, Duration retry) {
        this.json = json;
        this.retry = retry;
    }

    /** What a stream begins with. */
    String beginning() {
        return "retry: " + retry.toMillis() + "\n\n";
    }

    /** One event; JSON has no line breaks, which would end it. */
    String event(int version, OrderEvent event) {
        try {
            return "id: " + version + "\nevent: " + event.eventType() + "\ndata: " + json.writeValueAsString(event)
                    + "\n\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events can be written", e);
        }
    }
}
