package orderhub.infra.saga;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.run.CallbackCaller;
import orderhub.infra.saga.run.CallbackEndpoints;
import orderhub.infra.saga.run.Finisher;
import orderhub.infra.saga.run.Listeners;
import orderhub.infra.saga.run.Owners;
import orderhub.infra.saga.run.Recovery;
import orderhub.infra.saga.run.Stopping;
import orderhub.infra.saga.run.Sweeper;
import orderhub.infra.saga.store.SagaStore;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** What runs on this node between one start and one stop of its Camel context: threads, and those who use them. */
final class SagaNode {
    /** Camel's own for idle threads. */
    private static final long KEEP_ALIVE_S = 60;
    /** It only ever hands work over. */
    private static final int TIMER_THREADS = 1;
    /** One for the sweep and one for the census, which both wait for DynamoDB; neither is under way twice. */
    private static final int BACKGROUND_THREADS = 2;

    private final SagaSettings settings;
    private final Listeners listeners;
    private final Owners owners;
    private final Stopping stopping;
    private final ExecutorServiceManager executors;
    private final ProducerTemplate producer;
    private final ExecutorService callbacks;
    private final ExecutorService recoveries;
    private final ScheduledExecutorService timer;
    private final ExecutorService background;
    private final Finisher finisher;
    private final Recovery recovery;
    private final Sweeper sweeper;

    SagaNode(
            CamelContext camel,
            SagaSettings settings,
            SagaStore store,
            CallbackEndpoints endpoints,
            Listeners listeners,
            Owners owners,
            Clock clock,
            DoubleSupplier chance) {
        this.settings = settings;
        this.listeners = listeners;
        this.owners = owners;
        stopping = new Stopping(() -> isSuspended(camel.getStatus()));
        executors = camel.getExecutorServiceManager();
        producer = camel.createProducerTemplate();
        callbacks = executors.newThreadPool(this, "saga-callback", pool(settings.callbackThreads(), 0));
        recoveries =
                executors.newThreadPool(this, "saga-recovery", pool(settings.recoveryThreads(), Sweeper.MAX_IN_HAND));
        timer = executors.newScheduledThreadPool(this, "saga-timer", TIMER_THREADS);
        background = executors.newThreadPool(this, "saga-sweep", pool(BACKGROUND_THREADS, BACKGROUND_THREADS));
        CallbackCaller caller = new CallbackCaller(
                producer, callbacks, settings.callbackThreads(), settings.callbackTimeout(), stopping);
        finisher = new Finisher(store, endpoints, caller, listeners, settings, stopping, clock, chance);
        recovery = new Recovery(store, finisher, listeners, settings, owners, stopping, clock);
        sweeper = new Sweeper(
                store,
                recovery,
                timer,
                background,
                recoveries,
                settings.recoveryThreads(),
                stopping,
                clock,
                settings.sweepEvery());
    }

    private static boolean isSuspended(ServiceStatus camel) {
        return camel.isSuspending() || camel.isSuspended();
    }

    private static ThreadPoolProfile pool(int threads, int queue) {
        ThreadPoolProfile profile = new ThreadPoolProfile("saga");
        profile.setPoolSize(threads);
        profile.setMaxPoolSize(threads);
        profile.setMaxQueueSize(queue);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setKeepAliveTime(KEEP_ALIVE_S);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    Listeners listeners() {
        return listeners;
    }

    Owners owners() {
        return owners;
    }

    Finisher finisher() {
        return finisher;
    }

    Recovery recovery() {
        return recovery;
    }

    Sweeper sweeper() {
        return sweeper;
    }

    /** For what waits for DynamoDB besides; refuses when the node has stopped. */
    Executor background() {
        return background;
    }

    /** Takes over no more sagas; callbacks under way of those taken over may end, and the rest is handed back. */
    void drain() {
        stopping.begin();
        executors.shutdownNow(timer);
        executors.shutdownNow(background);
        executors.shutdownGraceful(recoveries, settings.drain().toMillis());
    }

    /** Ends what is left; runs on threads of routes, whose callbacks end with this, may still hand their sagas back. */
    void close() {
        drain();
        executors.shutdownGraceful(callbacks, settings.drain().toMillis());
        finisher.awaitRuns(settings.drain());
        producer.stop();
    }
}
