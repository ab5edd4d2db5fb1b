package orderhub.config.gateway;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * Cuts a call off that is not over in time, from the wait for a connection to the last byte of the answer. The client's own
 * timeouts begin anew with every byte: an answer that trickles would hold a consumer for ever.
 */
public final class CallDeadline implements ExecChainHandler, AutoCloseable {

    private final Duration longest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "gateway-deadline");
        thread.setDaemon(true);
        return thread;
    });

    /** @param longest that a call may take */
    public CallDeadline(Duration longest) {
        this.longest = longest;
    }

    /** A call that is over by then has given its connection back, and there is nothing to cut off. */
    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ExecRuntime call = scope.execRuntime;
        var unused = timer.schedule(call::discardEndpoint, longest.toMillis(), TimeUnit.MILLISECONDS);
        return chain.proceed(request, scope);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
