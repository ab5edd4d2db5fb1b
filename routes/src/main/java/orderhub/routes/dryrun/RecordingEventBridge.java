package orderhub.routes.dryrun;

import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Notes which events would be put, and takes them all. Any other operation is refused: the default of the interface. */
public final class RecordingEventBridge implements EventBridgeClient {

    private final Effects effects;

    public RecordingEventBridge(Effects effects) {
        this.effects = effects;
    }

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
        for (PutEventsRequestEntry entry : request.entries()) {
            effects.add("eventbridge", "PutEvents", entry.eventBusName() + " " + entry.detailType());
        }
        List<PutEventsResultEntry> taken = request.entries().stream()
                .map(entry -> PutEventsResultEntry.builder().eventId("dry-run").build())
                .toList();
        return PutEventsResponse.builder().failedEntryCount(0).entries(taken).build();
    }

    @Override
    public String serviceName() {
        return "eventbridge";
    }

    @Override
    public void close() {}
}
