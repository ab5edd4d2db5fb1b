package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.List;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.store.Shards;
import orderhub.infra.saga.store.Stored;

/** Which sagas to list. Ended ones are not listed; whoever knows an id can still look at them until they expire. */
public enum SagaFilter {
    /** Those that have not ended: joined by steps still, or with callbacks being called or waiting for an attempt. */
    RUNNING {
        @Override
        List<String> shards(Shards shards) {
            return shards.due();
        }

        @Override
        boolean holds(Saga saga, Instant now) {
            return saga.status() == SagaStatus.RUNNING || saga.status().isFinishing();
        }
    },
    /**
     * Running ones whose deadline, lease or next attempt has passed. Nodes that work see to them within a sweep; one
     * that stays here waits for a node that has its callback.
     */
    DUE {
        @Override
        List<String> shards(Shards shards) {
            return shards.due();
        }

        @Override
        boolean holds(Saga saga, Instant now) {
            return RUNNING.holds(saga, now) && !now.isBefore(saga.lease().until());
        }
    },
    /** Those of which a callback failed until its last attempt. They wait for an operator. */
    PARKED {
        @Override
        List<String> shards(Shards shards) {
            return shards.parked();
        }

        @Override
        boolean holds(Saga saga, Instant now) {
            return saga.status() == SagaStatus.PARKED;
        }
    },
    /** What lies under a saga's id and cannot be read. It was put aside, as it is. */
    QUARANTINED {
        @Override
        List<String> shards(Shards shards) {
            return shards.quarantined();
        }

        @Override
        boolean holds(Saga saga, Instant now) {
            return false;
        }
    };

    abstract List<String> shards(Shards shards);

    abstract boolean holds(Saga saga, Instant now);

    /** Whether it still belongs here: the index, which said so, is a little behind. */
    boolean holds(Stored stored, Instant now) {
        if (stored instanceof Stored.Unreadable unreadable) {
            return unreadable.quarantined() == (this == QUARANTINED);
        }
        return holds(((Stored.Intact) stored).saga(), now);
    }
}
