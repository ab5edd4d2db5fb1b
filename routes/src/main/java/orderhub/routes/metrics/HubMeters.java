package orderhub.routes.metrics;

import orderhub.processors.inbox.DropReason;

/** What routes measure about the hub's work; what Camel measures by itself is not here. */
public interface HubMeters {

    /**
     * How many events of the last hour the bus took and did not deliver.
     *
     * @param count 0 while all is well
     */
    void eventsMissing(long count);

    /** How many events are missing could not be found out this time. */
    void eventsMissingUnknown();

    /**
     * How long the oldest order in the relay index has waited to be relayed, of those that the sweep looks for.
     *
     * @param seconds 0 while none waits; not a number while that is not known
     */
    void relayBacklogAge(double seconds);

    /**
     * A message had no effect, and was done with.
     *
     * @param consumer the route that got it
     */
    void eventDropped(String consumer, DropReason reason);

    /**
     * The hub gave a message up.
     *
     * @param queue the name of the dead-letter queue that has it now
     */
    void deadLetter(String queue);
}
