package orderhub.config.http;

import orderhub.routes.reads.EndsOnDrain;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** Requests that wait do not hold up a stop. */
@Configuration(proxyBeanMethods = false)
class AsyncHttpConfiguration {

    private final CamelContext camel;

    AsyncHttpConfiguration(CamelContext camel) {
        this.camel = camel;
    }

    /** Before the web server begins to wait for the requests that are under way. */
    @EventListener(ContextClosedEvent.class)
    void answerAllWhoWait() {
        camel.getRegistry().findByType(EndsOnDrain.class).forEach(EndsOnDrain::drain);
    }
}
