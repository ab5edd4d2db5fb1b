package orderhub.routes.sqs;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lets a message that could not be handled come back after a while: 1, 2, 4 … times the first wait, and up to half as
 * much again, so that what failed together does not come back together. No thread waits, and a crash forgets nothing.
 */
public final class BackOff {

    private static final Logger LOG = LoggerFactory.getLogger(BackOff.class);

    private static final int MAX_DOUBLINGS = 20;

    private final SqsClient sqs;
    private final Duration first;
    private final Duration longest;
    private final Map<String, Duration> longer;
    private final DoubleSupplier random;

    /**
     * @param first wait after the first failure, at least a second
     * @param longest wait however often it failed, before it is spread
     * @param longer the same for some queues, by their names; SQS allows 12 hours
     * @param random from 0 to below 1, for the spread
     */
    public BackOff(
            SqsClient sqs, Duration first, Duration longest, Map<String, Duration> longer, DoubleSupplier random) {
        this.sqs = sqs;
        this.first = first;
        this.longest = longest;
        this.longer = Map.copyOf(longer);
        this.random = random;
    }

    /**
     * Hides the exchange's message for its next wait. If even that fails, the visibility timeout does it. What was tapped
     * from a message's route comes here, too, when it fails: it has no receipt, and its message goes its own way.
     */
    public void apply(Exchange exchange) {
        String receiptHandle = exchange.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
        if (receiptHandle == null) {
            return;
        }
        int receives = exchange.getMessage().getHeader("ApproximateReceiveCount", 1, Integer.class);
        String queueUrl =
                ((Sqs2Endpoint) exchange.getFromEndpoint()).getConfiguration().getQueueUrl();
        int waitSeconds = spread(waitAfter(receives, queueUrl));
        try {
            sqs.changeMessageVisibility(change ->
                    change.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(waitSeconds));
        } catch (SdkException e) {
            LOG.warn("message stays hidden for its visibility timeout: {}", e.getMessage());
        }
    }

    /** In whole seconds, as SQS wants it. Only ever longer: a shorter wait would use up the receives of a long outage. */
    private int spread(Duration wait) {
        double most = wait.toSeconds() / 2.0;
        return (int) (wait.toSeconds() + Math.floor(random.getAsDouble() * (most + 1)));
    }

    /** The wait after so many receives, before it is spread. */
    Duration waitAfter(int receives, String queueUrl) {
        int doublings = Math.min(Math.max(receives, 1) - 1, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        Duration most = longer.getOrDefault(queueUrl.substring(queueUrl.lastIndexOf('/') + 1), longest);
        return wait.compareTo(most) < 0 ? wait : most;
    }
}
