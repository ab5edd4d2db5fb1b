package orderhub.routes.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import orderhub.routes.receipts.SentEvents;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** An order's events as PutEvents calls, and what the bus said to each of them. */
public final class EventBatch {

    /** The most that one call takes (Amazon EventBridge quotas, PutEvents entries). */
    public static final int MAX_ENTRIES = 10;

    /**
     * The most that all entries of a call may have. AWS has raised it to 1 MiB; what an event's targets take is not the
     * same everywhere, and nothing here is near it.
     */
    public static final int MAX_BYTES = 256 * 1024;

    /** What an entry's time counts for (user guide, "Calculating PutEvents event entry size"). */
    private static final int TIME_BYTES = 14;

    private static final String SOURCE = "order-service";

    private final ObjectMapper json;
    private final String bus;
    private final SentEvents sent;

    /**
     * @param bus name or ARN of the event bus
     * @param sent counts what the bus says it took
     */
    public EventBatch(ObjectMapper json, String bus, SentEvents sent) {
        this.json = json;
        this.bus = bus;
        this.sent = sent;
    }

    /**
     * All that is to be published of an order, in as few calls as the limits allow.
     *
     * @param events the order's pending events, oldest first; may be none
     * @throws EventTooLargeException if one of them fits in no call
     */
    public Publication begin(Order order, List<OrderEvent> events) {
        List<PutEventsRequest> calls = new ArrayList<>();
        List<PutEventsRequestEntry> entries = new ArrayList<>();
        int bytes = 0;
        for (OrderEvent event : events) {
            PutEventsRequestEntry entry = toEntry(event);
            int size = sizeOf(entry);
            if (size > MAX_BYTES) {
                throw new EventTooLargeException(event.eventType() + " of order " + event.orderId() + " has " + size
                        + " bytes, the bus takes " + MAX_BYTES);
            }
            if (entries.size() == MAX_ENTRIES || bytes + size > MAX_BYTES) {
                calls.add(call(entries));
                entries.clear();
                bytes = 0;
            }
            entries.add(entry);
            bytes += size;
        }
        if (!entries.isEmpty()) {
            calls.add(call(entries));
        }
        return Publication.of(order, calls);
    }

    /** How far it has come now that the bus answered. A call can succeed while some of its events were refused. */
    public Publication after(Publication publication, PutEventsResponse answer) {
        List<PutEventsRequestEntry> entries = publication.call().entries();
        if (!isConsistent(answer, entries.size())) {
            return publication.stoppedAfter(0, refusal(answer, entries.size()));
        }
        countTaken(entries, answer.entries());
        int taken = takenFirst(answer.entries());
        return taken == entries.size()
                ? publication.allTaken()
                : publication.stoppedAfter(taken, refusal(answer, entries.size()));
    }

    /** Each that it took, also behind one that it refused: all of them come back from the bus. */
    private void countTaken(List<PutEventsRequestEntry> entries, List<PutEventsResultEntry> results) {
        for (int i = 0; i < entries.size(); i++) {
            if (taken(results.get(i))) {
                sent.count(entries.get(i).time());
            }
        }
    }

    /** How far it has come now that the bus gave no answer, or none but a fault. It may have taken events all the same. */
    public Publication failed(Publication publication, RuntimeException fault) {
        return publication.stoppedAfter(0, fault);
    }

    /**
     * Ends a relay that could not publish everything, so that whoever called it knows.
     *
     * @throws EventsRefusedException if the bus refused an event
     * @throws RuntimeException if the bus could not be reached
     */
    public void requireAllTaken(Publication publication) {
        if (publication.fault() != null) {
            throw publication.fault();
        }
    }

    /** Whether the answer has a result for each event, and as many refusals as it says. */
    private static boolean isConsistent(PutEventsResponse answer, int events) {
        long refused =
                answer.entries().stream().filter(result -> !taken(result)).count();
        return answer.entries().size() == events && refused >= failedCount(answer);
    }

    /**
     * How many events, from the first on, were taken without a gap. One that was taken after one that was refused counts
     * as not taken: it is published again in its place.
     */
    private static int takenFirst(List<PutEventsResultEntry> results) {
        int taken = 0;
        while (taken < results.size() && taken(results.get(taken))) {
            taken++;
        }
        return taken;
    }

    private static boolean taken(PutEventsResultEntry entry) {
        return entry.errorCode() == null && entry.eventId() != null;
    }

    private static int failedCount(PutEventsResponse answer) {
        Integer count = answer.failedEntryCount();
        return count == null ? 0 : count;
    }

    private static EventsRefusedException refusal(PutEventsResponse answer, int sent) {
        List<String> codes = answer.entries().stream()
                .filter(entry -> !taken(entry))
                .map(PutEventsResultEntry::errorCode)
                .map(code -> code == null ? "no event id" : code)
                .distinct()
                .toList();
        return new EventsRefusedException(failedCount(answer) + " of " + sent + " events refused: " + codes);
    }

    private static int sizeOf(PutEventsRequestEntry entry) {
        return TIME_BYTES + utf8(entry.source()) + utf8(entry.detailType()) + utf8(entry.detail());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static PutEventsRequest call(List<PutEventsRequestEntry> entries) {
        return PutEventsRequest.builder().entries(List.copyOf(entries)).build();
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
