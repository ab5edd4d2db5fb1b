package orderhub.routes.sqs;

import orderhub.routes.faults.FaultText;
import orderhub.routes.faults.OrderIdText;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for a message that failed, where Camel's own handler prints a stack trace each time. */
public final class OneLineExceptionHandler implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OneLineExceptionHandler.class);

    /** The SQS consumer reports each failure twice: when it leaves the message, and as every consumer does. */
    private static final String SAID = "orderhub.failure-said";

    /** Set on an exchange whose message does not come back, because it was given up. */
    public static final String GIVEN_UP = "orderhub.given-up";

    @Override
    public void handleException(Throwable exception) {
        handleException("Consumer failed", null, exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        handleException(message, null, exception);
    }

    @Override
    public void handleException(String message, @Nullable Exchange exchange, Throwable exception) {
        if (exchange == null) {
            LOG.warn("poll failed, polls again: {}", what(exception));
        } else if (exchange.getProperty(SAID) == null) {
            exchange.setProperty(SAID, true);
            LOG.warn("{}", line(exchange, exception));
        }
    }

    /** Without a word of the message itself, which may hold anything, also what looks like another line. */
    static String line(Exchange exchange, Throwable exception) {
        return "route=%s order=%s %s: %s"
                .formatted(
                        exchange.getFromRouteId(),
                        OrderIdText.of(exchange.getMessage().getHeader("orderId")),
                        exchange.getProperty(GIVEN_UP) == null ? "comes back" : "goes to its dead-letter queue",
                        what(exception));
    }

    private static String what(Throwable exception) {
        return FaultText.name(exception) + ": " + FaultText.message(exception);
    }
}
