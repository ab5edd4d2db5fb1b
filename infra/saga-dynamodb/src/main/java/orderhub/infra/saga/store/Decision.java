package orderhub.infra.saga.store;

import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;

/** What became of an attempt to end a saga. */
public sealed interface Decision {

    /** It has ended: there was no callback to call. */
    record Ended() implements Decision {}

    /** It is decided, and the callbacks are this owner's to call. */
    record Claimed(Saga saga) implements Decision {}

    /** It was decided before, by somebody else. */
    record Already(Saga saga) implements Decision {
        /** Where the saga is. */
        public SagaStatus status() {
            return saga.status();
        }
    }

    /** It cannot be completed any more: its deadline has passed, it is to be compensated. */
    record Late() implements Decision {}

    /** There is no such saga, or no more. */
    record Unknown() implements Decision {}
}
