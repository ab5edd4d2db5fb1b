package orderhub.config.deadletters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import orderhub.routes.dryrun.DryRun;
import orderhub.routes.dryrun.DryRunReport;
import orderhub.routes.dryrun.Effect;
import orderhub.routes.dryrun.Effects;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.dryrun.RecordingGateway;
import orderhub.routes.faults.FaultText;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spi.Resource;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Dry runs: a Camel context of its own, made of the same route files when it is needed first, in which nothing leads
 * outside but reads. Its consumers never start; a message is handed to them. Wire taps run on the caller's thread, so that
 * all has been done when a run returns. One run at a time.
 */
final class DryRunContext implements DryRun, AutoCloseable {

    private static final String ROUTES = "classpath*:camel/*.camel.yaml";
    private static final String API = "rest.camel.yaml";
    private static final String API_ERRORS = "api-errors";

    private final DryRunWorld world;
    private final Environment settings;
    private @Nullable DefaultCamelContext camel;

    DryRunContext(DryRunWorld world, Environment settings) {
        this.world = world;
        this.settings = settings;
    }

    @Override
    public synchronized DryRunReport run(String queueUrl, String body) {
        Route route = consumerOf(queueUrl);
        Effects effects = world.effects();
        effects.take();
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("ApproximateReceiveCount", 1);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception fault) {
            exchange.setException(fault);
        }
        List<Effect> noted = effects.take();
        Exception fault = exchange.getException();
        return fault == null
                ? DryRunReport.success(noted)
                : DryRunReport.failure(FaultText.name(fault), FaultText.message(fault), noted);
    }

    @Override
    public synchronized void close() {
        if (camel != null) {
            camel.stop();
        }
    }

    private Route consumerOf(String queueUrl) {
        for (Route route : started().getRoutes()) {
            if (route.getEndpoint() instanceof Sqs2Endpoint queue
                    && queueUrl.equals(queue.getConfiguration().getQueueUrl())) {
                return route;
            }
        }
        throw new NoConsumerException();
    }

    private DefaultCamelContext started() {
        DefaultCamelContext existing = camel;
        if (existing != null) {
            return existing;
        }
        DefaultCamelContext made = new DefaultCamelContext();
        try {
            prepare(made);
            addRoutes(made);
            made.start();
        } catch (Exception e) {
            made.stop();
            throw new IllegalStateException("the routes cannot be run dry", e);
        }
        camel = made;
        return made;
    }

    private void prepare(DefaultCamelContext made) throws Exception {
        made.disableJMX();
        made.getCamelContextExtension().setName("order-hub-dry-run");
        made.setStartupSummaryLevel(StartupSummaryLevel.Off);
        made.getPropertiesComponent().addPropertiesSource(new HubProperties(settings));
        made.getExecutorServiceManager().setThreadPoolFactory(new OnCallersThread());
        world.beans().forEach(made.getRegistry()::bind);
        made.addService(world.sagas());
        made.getCamelContextExtension()
                .registerEndpointCallback((uri, endpoint) ->
                        endpoint instanceof HttpEndpoint ? new RecordingGateway(uri, world.effects(), made) : endpoint);
    }

    private static void addRoutes(DefaultCamelContext made) throws Exception {
        // All at once: the error policies have to be there before the routes that name them.
        PluginHelper.getRoutesLoader(made).loadRoutes(routeFiles());
        for (RouteDefinition route : List.copyOf(made.getRouteDefinitions())) {
            if (API_ERRORS.equals(route.getRouteConfigurationId())) {
                made.removeRouteDefinition(route);
            } else if (!route.getEndpointUrl().startsWith("direct:")) {
                route.setAutoStartup("false");
            }
        }
    }

    private static List<Resource> routeFiles() {
        try {
            List<Resource> files = new ArrayList<>();
            for (var file : new PathMatchingResourcePatternResolver().getResources(ROUTES)) {
                String name = String.valueOf(file.getFilename());
                if (!name.equals(API)) {
                    files.add(ResourceHelper.fromString(name, file.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hub's own settings. */
    private record HubProperties(Environment settings) implements PropertiesSource {
        @Override
        public String getName() {
            return "hub";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return settings.getProperty(name);
        }
    }

    /** What would run beside the route runs within it. */
    private static final class OnCallersThread extends DefaultThreadPoolFactory {
        @Override
        public ExecutorService newCachedThreadPool(ThreadFactory threadFactory) {
            return new SynchronousExecutorService();
        }

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return new SynchronousExecutorService();
        }
    }
}
