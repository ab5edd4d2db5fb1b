package orderhub.infra.saga.model;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was decided about a saga. Decided once: callbacks of the other kind are never called. */
public enum Goal {
    COMPLETE(SagaStatus.COMPLETING, SagaStatus.COMPLETED) {
        @Override
        public @Nullable String callbackOf(SagaStep step) {
            return step.completion();
        }
    },
    COMPENSATE(SagaStatus.COMPENSATING, SagaStatus.COMPENSATED) {
        @Override
        public @Nullable String callbackOf(SagaStep step) {
            return step.compensation();
        }
    };

    private final SagaStatus underway;
    private final SagaStatus reached;

    Goal(SagaStatus underway, SagaStatus reached) {
        this.underway = underway;
        this.reached = reached;
    }

    /** The status while the callbacks are being called. */
    public SagaStatus underway() {
        return underway;
    }

    /** The status once all callbacks have succeeded. */
    public SagaStatus reached() {
        return reached;
    }

    /** The URI to call for {@code step}; null when the step asks for none of this kind. */
    public abstract @Nullable String callbackOf(SagaStep step);

    /** The word for messages: complete or compensate. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}
