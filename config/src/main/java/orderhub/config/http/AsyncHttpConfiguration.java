package orderhub.config.http;

import java.util.concurrent.Executor;
import orderhub.routes.reads.EndsOnDrain;
import org.apache.camel.CamelContext;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Requests that wait hold no thread, and do not hold up a stop. */
@Configuration(proxyBeanMethods = false)
class AsyncHttpConfiguration {

    private final CamelContext camel;

    AsyncHttpConfiguration(CamelContext camel) {
        this.camel = camel;
    }

    /** Takes the place of Camel's own. */
    @Bean("platform-http-engine")
    static PlatformHttpEngine platformHttpEngine(
            @Value("${server.port}") int port,
            @Qualifier(TaskExecutionAutoConfiguration.APPLICATION_TASK_EXECUTOR_BEAN_NAME) Executor executor) {
        return new SpringBootPlatformHttpEngine(port, executor) {
            @Override
            public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
                return new AsyncHttpConsumer(endpoint, processor, executor);
            }
        };
    }

    /** Before the web server begins to wait for the requests that are under way. */
    @EventListener(ContextClosedEvent.class)
    void answerAllWhoWait() {
        camel.getRegistry().findByType(EndsOnDrain.class).forEach(EndsOnDrain::drain);
    }
}
