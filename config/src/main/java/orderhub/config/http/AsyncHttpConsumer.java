package orderhub.config.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import orderhub.routes.http.LiveBody;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers when the route has ended, whichever thread it ends on. Camel's own consumer keeps a thread of its pool until then:
 * a handful of callers that wait for an order would hold up all others.
 */
public class AsyncHttpConsumer extends SpringBootPlatformHttpConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(AsyncHttpConsumer.class);
    private static final String CALL = "orderhub.call";

    /** Under this name a request carries what completes when it was answered, if that is later. */
    private static final String ANSWERED = AsyncHttpConsumer.class.getName();

    /**
     * @param request as it came
     * @param ended completes when the route has ended
     */
    private record Call(HttpServletRequest request, CompletableFuture<Exchange> ended) {}

    /** @param executor runs the route until it ends or waits */
    protected AsyncHttpConsumer(PlatformHttpEndpoint endpoint, Processor route, Executor executor) {
        super(endpoint, new Begin(route), executor);
    }

    @Override
    public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        return begin(request, response)
                .thenCompose(begun -> request.getAttribute(ANSWERED) instanceof CompletableFuture<?> answered
                        ? answered.thenAccept(done -> {})
                        : CompletableFuture.<Void>completedFuture(null));
    }

    /** Runs the route on a thread of the hub's until it ends or waits; the future completes then. */
    protected CompletableFuture<Void> begin(HttpServletRequest request, HttpServletResponse response) {
        return super.service(request, response);
    }

    /** Called when the route was begun; where it goes on elsewhere, the answer waits for it. */
    @Override
    protected void afterProcess(HttpServletResponse response, Exchange exchange) throws Exception {
        Call call = exchange.getProperty(CALL, Call.class);
        if (call == null) {
            super.afterProcess(response, exchange);
            return;
        }
        CompletionStage<Void> answered = call.ended().thenCompose(ended -> answer(response, ended));
        call.request().setAttribute(ANSWERED, answered.toCompletableFuture());
    }

    private CompletableFuture<Void> answer(HttpServletResponse response, Exchange exchange) {
        LiveBody live = exchange.getMessage().getBody() instanceof LiveBody body ? body : null;
        if (live != null) {
            exchange.getMessage().setBody(null);
        }
        try {
            super.afterProcess(response, exchange);
            if (live == null) {
                return CompletableFuture.completedFuture(null);
            }
            response.flushBuffer();
        } catch (Exception fault) {
            if (live != null) {
                live.cancel();
            }
            LOG.debug("an answer could not be written", fault);
            refuse(response);
            return CompletableFuture.completedFuture(null);
        }
        ServletSink sink = new ServletSink(response);
        live.start(sink);
        return sink.closed();
    }

    private static void refuse(HttpServletResponse response) {
        try {
            if (!response.isCommitted()) {
                response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            }
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("nobody is there to be told", gone);
        }
    }

    /** Begins the route, and does not wait for its end. */
    private static final class Begin extends DelegateProcessor {

        private final AsyncProcessor route;

        Begin(Processor route) {
            super(route);
            this.route = AsyncProcessorConverterHelper.convert(route);
        }

        @Override
        public void process(Exchange exchange) {
            PlatformHttpMessage message = exchange.getIn(PlatformHttpMessage.class);
            CompletableFuture<Exchange> ended = new CompletableFuture<>();
            exchange.setProperty(CALL, new Call(message.getRequest(), ended));
            try {
                route.process(exchange, doneSync -> ended.complete(exchange));
            } catch (RuntimeException fault) {
                exchange.setException(fault);
                ended.complete(exchange);
            }
        }
    }
}
