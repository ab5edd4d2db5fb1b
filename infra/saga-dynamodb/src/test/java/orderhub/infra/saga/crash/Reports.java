package orderhub.infra.saga.crash;

import java.io.PrintStream;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaListener;

/** What a node tells its test: a line of words each. */
final class Reports implements SagaListener {
    private final PrintStream out;

    Reports(PrintStream out) {
        this.out = out;
    }

    void tell(String... words) {
        String line = String.join(" ", words).replace('\n', ' ') + "\n";
        synchronized (out) {
            out.print(line);
            out.flush();
        }
    }

    @Override
    public void completed(String sagaId) {
        finished(sagaId);
    }

    @Override
    public void compensated(String sagaId) {
        finished(sagaId);
    }

    @Override
    public void parked(Saga saga) {
        finished(saga.id());
    }

    @Override
    public void recovered(String sagaId) {
        tellTime("recovered", sagaId);
    }

    private void finished(String sagaId) {
        tellTime("finished", sagaId);
    }

    private void tellTime(String what, String sagaId) {
        tell(what, sagaId, Long.toString(System.currentTimeMillis()));
    }
}
