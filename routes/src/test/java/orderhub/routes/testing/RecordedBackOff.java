package orderhub.routes.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** Stands in for the bean {@code backOff}, which needs the queue that a message came from. */
public final class RecordedBackOff {

    private final List<Throwable> faults = new ArrayList<>();

    /** Takes the bean's place; binding alone would leave the other one beside it. */
    public void replaceIn(Registry registry) {
        registry.unbind("backOff");
        registry.bind("backOff", this);
    }

    /** Takes note of what a message was sent back for. */
    public void apply(Exchange exchange) {
        faults.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    /** What messages were sent back for. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }
}
