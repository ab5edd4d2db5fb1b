package orderhub.routes.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import orderhub.schemas.event.OrderEvent;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Events as one PutEvents call, and what the bus said to each of them. */
public final class EventBatch {

    /** The most that one call takes (Amazon EventBridge quotas, PutEvents entries). */
    public static final int MAX_ENTRIES = 10;

    private static final String SOURCE = "order-service";

    private final ObjectMapper json;
    private final String bus;

    /** @param bus name or ARN of the event bus */
    public EventBatch(ObjectMapper json, String bus) {
        this.json = json;
        this.bus = bus;
    }

    /**
     * One call for all of these.
     *
     * @throws IllegalArgumentException if there are none, or more than a call takes
     */
    public PutEventsRequest toRequest(List<OrderEvent> events) {
        if (events.isEmpty() || events.size() > MAX_ENTRIES) {
            throw new IllegalArgumentException("a call takes 1 to " + MAX_ENTRIES + " events, not " + events.size());
        }
        return PutEventsRequest.builder()
                .entries(events.stream().map(this::toEntry).toList())
                .build();
    }

    /**
     * Lets the answer through if the bus took every event. A call can succeed while some of its events were refused.
     *
     * @throws EventsRefusedException if it did not
     */
    public PutEventsResponse requireAllTaken(PutEventsResponse answer) {
        List<String> refused = answer.entries().stream()
                .map(PutEventsResultEntry::errorCode)
                .filter(code -> code != null)
                .distinct()
                .toList();
        if (answer.failedEntryCount() > 0 || !refused.isEmpty()) {
            throw new EventsRefusedException(answer.failedEntryCount() + " events refused: " + refused);
        }
        return answer;
    }

    private PutEventsRequestEntry toEntry(OrderEvent event) {
        try {
            return PutEventsRequestEntry.builder()
                    .eventBusName(bus)
                    .source(SOURCE)
                    .detailType(event.eventType())
                    .time(event.timestamp())
                    .detail(json.writeValueAsString(event))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that is no JSON: " + event.eventType(), e);
        }
    }
}
