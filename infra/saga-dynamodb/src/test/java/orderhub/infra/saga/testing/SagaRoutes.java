package orderhub.infra.saga.testing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;

/** A saga that is left running, with a compensation that fails for as long as it is told to. */
public final class SagaRoutes extends RouteBuilder {
    public static final String UNDONE = "mock:undone";
    private static final String BEGIN = "direct:begin";

    public final AtomicBoolean refusing = new AtomicBoolean(true);

    @Override
    public void configure() {
        from(BEGIN)
                .saga()
                .completionMode(SagaCompletionMode.MANUAL)
                .option("customer", constant("c-1"))
                .compensation("direct:undo")
                .to("mock:begun");
        from("direct:undo")
                .errorHandler(noErrorHandler())
                .process(exchange -> {
                    if (refusing.get()) {
                        throw new IllegalStateException("no such order");
                    }
                })
                .to(UNDONE);
    }

    /** Begins one, and gives its id. */
    public static String begin(CamelContext camel) {
        Exchange begun = camel.createFluentProducerTemplate().to(BEGIN).send();
        return begun.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
    }
}
