package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What tests of relay-order share: a bus, a queue and a store that work, and the order in which they were called. */
abstract class RelayOrderFixture extends RouteTest {

    static final String BUS = "aws2-eventbridge:order-processing-bus";
    static final String QUEUE = "aws2-sqs:order-processing.fifo";
    static final String STORE = "bean:orderStore";

    final List<String> calls = new ArrayList<>();

    RelayOrderFixture() {
        super("relay-order");
    }

    @BeforeEach
    final void everythingWorks() {
        mocked(BUS).whenAnyExchangeReceived(exchange -> {
            calls.add(BUS);
            exchange.getMessage()
                    .setBody(taken(exchange.getMessage()
                            .getBody(PutEventsRequest.class)
                            .entries()
                            .size()));
        });
        mocked(QUEUE).whenAnyExchangeReceived(exchange -> calls.add(QUEUE));
        mocked(STORE).whenAnyExchangeReceived(exchange -> calls.add(STORE));
    }

    private static PutEventsResponse taken(int events) {
        List<PutEventsResultEntry> entries = Stream.generate(
                        () -> PutEventsResultEntry.builder().eventId("taken").build())
                .limit(events)
                .toList();
        return PutEventsResponse.builder().failedEntryCount(0).entries(entries).build();
    }

    /** Longer than any real story, to fill more than one call. */
    static Order withChanges(int count) {
        Order order = anOrder().build();
        while (order.version() < count) {
            Change change = new Change(
                    EventType.REVIEW_REQUESTED,
                    order.updatedAt().plusSeconds(1),
                    new EventFacts.ReviewReason("high-value"));
            order = order.append(change, order.status());
        }
        return order;
    }
}
