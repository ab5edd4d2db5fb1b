package orderhub.routes.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.support.DefaultConsumer;

/** An HTTP server without a network: it only knows what it would serve. */
public final class RecordedHttpServer implements PlatformHttpEngine {

    private final List<PlatformHttpConsumer> operations = new ArrayList<>();

    /** All that is served. */
    public List<PlatformHttpConsumer> operations() {
        return List.copyOf(operations);
    }

    /** The operation of a method on a path. */
    public PlatformHttpConsumer operation(String method, String path) {
        return operations.stream()
                .filter(operation -> method.equals(operation.getEndpoint().getHttpMethodRestrict()))
                .filter(operation -> path.equals(operation.getEndpoint().getPath()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not served: " + method + " " + path));
    }

    @Override
    public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
        Operation operation = new Operation(endpoint, processor);
        operations.add(operation);
        return operation;
    }

    private static final class Operation extends DefaultConsumer implements PlatformHttpConsumer {

        Operation(PlatformHttpEndpoint endpoint, Processor processor) {
            super(endpoint, processor);
        }

        @Override
        public PlatformHttpEndpoint getEndpoint() {
            return (PlatformHttpEndpoint) super.getEndpoint();
        }
    }
}
