package orderhub.infra.saga.property;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * The Camel context that all nodes are in, for they need nothing of it but its threads, and those run nothing by
 * themselves. A context of its own for each node of each program would take most of the time.
 */
final class Camel {
    /** Of the thread: while a program is made smaller, others may be on their way already. */
    private static final ThreadLocal<@Nullable ScheduledExecutorService> TIMER = new ThreadLocal<>();

    private static final CamelContext CONTEXT = started();

    private Camel() {}

    /** Has {@code work} done in the context, with a timer of its own for a service that starts in it. */
    static <T> T withTimer(ScheduledExecutorService timer, Supplier<T> work) {
        TIMER.set(timer);
        try {
            return work.get();
        } finally {
            TIMER.remove();
        }
    }

    static Exchange exchange() {
        return new DefaultExchange(CONTEXT);
    }

    static CamelContext context() {
        return CONTEXT;
    }

    /** Lets services go that a program left behind. */
    static void forgetServices() {
        CONTEXT.getLifecycleStrategies().clear();
    }

    private static CamelContext started() {
        DefaultCamelContext context = new DefaultCamelContext(false);
        context.disableJMX();
        context.build();
        context.getExecutorServiceManager().setThreadPoolFactory(new Pools());
        context.start();
        return context;
    }

    private static final class Pools implements ThreadPoolFactory {
        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory threadFactory) {
            return new DirectExecutor();
        }

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory threadFactory) {
            return new DirectExecutor();
        }

        @Override
        public ScheduledExecutorService newScheduledThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return requireNonNull(TIMER.get(), "no timer to give");
        }
    }
}
