package orderhub.routes.testing;

import java.util.ArrayList;
import java.util.List;
import orderhub.routes.deadletters.Fate;
import orderhub.routes.faults.FaultText;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;

/** Stands in for the beans {@code backOff} and {@code deadLetters}, which need the queue that a message came from. */
public final class RecordedBackOff {

    private final List<Throwable> faults = new ArrayList<>();
    private final List<Throwable> givenUpFor = new ArrayList<>();

    /** Takes the beans' places; binding alone would leave the others beside it. */
    public void replaceIn(Registry registry) {
        registry.unbind("backOff");
        registry.bind("backOff", this);
        registry.unbind("deadLetters");
        registry.bind("deadLetters", this);
    }

    /** A message is given up at once if it can never be handled. */
    public Fate fate(Exchange exchange) {
        return FaultText.isPermanent(fault(exchange)) ? Fate.DEAD : Fate.RETRY;
    }

    /** Takes note of what a message was given up for. */
    public void bury(Exchange exchange) {
        givenUpFor.add(fault(exchange));
    }

    /** Takes note of what a message was sent back for. */
    public void apply(Exchange exchange) {
        faults.add(fault(exchange));
    }

    /** What messages were sent back for. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** What messages were given up for. */
    public List<Throwable> givenUpFor() {
        return List.copyOf(givenUpFor);
    }

    private static Throwable fault(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
