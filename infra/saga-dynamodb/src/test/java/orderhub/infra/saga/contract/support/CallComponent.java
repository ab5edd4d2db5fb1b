package orderhub.infra.saga.contract.support;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** Endpoints {@code call:name} that write down what they are sent. */
final class CallComponent extends DefaultComponent {
    private final Calls calls;

    CallComponent(Calls calls) {
        this.calls = calls;
    }

    /** It takes a password, which Camel masks where the URI is shown. */
    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
        parameters.remove("password");
        return new ProcessorEndpoint(uri, this, exchange -> calls.call(name, exchange));
    }
}
