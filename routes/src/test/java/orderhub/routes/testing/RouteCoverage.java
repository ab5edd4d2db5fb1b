package orderhub.routes.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.LineNumberAware;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Counts how often the tests of this JVM reached each node of a route file. A node is known by its file and line, since
 * Camel makes up a new id in every context for a node that has none.
 */
public final class RouteCoverage implements InterceptStrategy {

    private static final Map<String, LongAdder> VISITS = new ConcurrentHashMap<>();

    private RouteCoverage() {}

    /** Counts in this context; to be called before its routes are read. */
    public static void record(CamelContext context) {
        context.setSourceLocationEnabled(true);
        context.getCamelContextExtension().addInterceptStrategy(new RouteCoverage());
    }

    /** How many exchanges have got to the node so far. */
    static long visits(String place) {
        LongAdder visits = VISITS.get(place);
        return visits == null ? 0 : visits.sum();
    }

    /** Where a node stands: the name of its file, a colon, its line. */
    static String place(LineNumberAware node) {
        String location = String.valueOf(node.getLocation());
        return location.substring(location.lastIndexOf('/') + 1) + ":" + node.getLineNumber();
    }

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode node, Processor target, Processor nextTarget) {
        LongAdder visits = VISITS.computeIfAbsent(place(node), unseen -> new LongAdder());
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                visits.increment();
                return super.process(exchange, callback);
            }
        };
    }
}
