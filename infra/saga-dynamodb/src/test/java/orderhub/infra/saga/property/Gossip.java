package orderhub.infra.saga.property;

import java.util.Map;
import java.util.Objects;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;

/** Notes down what listeners are told. */
final class Gossip implements SagaListener {
    static final String STARTED = "started";
    static final String COMPLETED = "completed";
    static final String COMPENSATED = "compensated";
    static final String PARKED = "parked";

    private final Map<String, Account> accounts;

    Gossip(Map<String, Account> accounts) {
        this.accounts = accounts;
    }

    @Override
    public void started(String sagaId) {
        note(sagaId, STARTED);
    }

    @Override
    public void completed(String sagaId) {
        note(sagaId, COMPLETED);
    }

    @Override
    public void compensated(String sagaId) {
        note(sagaId, COMPENSATED);
    }

    @Override
    public void parked(Saga saga) {
        note(saga.id(), PARKED);
    }

    @Override
    public void quarantined(String sagaId, String reason) {
        Objects.requireNonNull(accounts.get(sagaId)).wrongs.add("taken for corrupt: " + reason);
    }

    private void note(String sagaId, String what) {
        Objects.requireNonNull(accounts.get(sagaId)).told.add(what);
    }
}
