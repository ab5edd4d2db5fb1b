package orderhub.routes.testing;

import java.util.ArrayList;
import java.util.List;
import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;

/** Remembers what was measured. */
public final class RecordedMeters implements HubMeters {

    private final List<String> eventsMissing = new ArrayList<>();
    private final List<Double> relayBacklogAges = new ArrayList<>();
    private final List<String> eventsDropped = new ArrayList<>();
    private final List<String> deadLetters = new ArrayList<>();

    @Override
    public void eventsMissing(long count) {
        eventsMissing.add(Long.toString(count));
    }

    @Override
    public void eventsMissingUnknown() {
        eventsMissing.add("unknown");
    }

    @Override
    public void relayBacklogAge(double seconds) {
        relayBacklogAges.add(seconds);
    }

    @Override
    public synchronized void eventDropped(String consumer, DropReason reason) {
        eventsDropped.add(consumer + " " + reason);
    }

    @Override
    public synchronized void deadLetter(String queue) {
        deadLetters.add(queue);
    }

    /** Which dead-letter queues got a message, as often as they did. */
    public synchronized List<String> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** Which consumer dropped an event, and why, as often as it did. */
    public synchronized List<String> eventsDropped() {
        return List.copyOf(eventsDropped);
    }

    /** How long the oldest order had waited, at each sweep. */
    public List<Double> relayBacklogAges() {
        return List.copyOf(relayBacklogAges);
    }

    /** How many events were missing, at each look; a text for a look that failed. */
    public List<String> eventsMissing() {
        return List.copyOf(eventsMissing);
    }
}
