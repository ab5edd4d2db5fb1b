package orderhub.infra.local.simulation;

import orderhub.processors.inbox.DropReason;
import orderhub.routes.metrics.HubMeters;

/** Meters that nobody reads: what counts is what the auditor finds. */
final class Unmeasured implements HubMeters {

    @Override
    public void eventsMissing(long count) {
        // Nobody reads it.
    }

    @Override
    public void relayBacklogAge(double seconds) {
        // Nobody reads it.
    }

    @Override
    public void eventsMissingUnknown() {
        // Nobody reads it.
    }

    @Override
    public void eventDropped(String consumer, DropReason reason) {
        // Nobody reads it.
    }

    @Override
    public void deadLetter(String queue) {
        // Nobody reads it.
    }
}
