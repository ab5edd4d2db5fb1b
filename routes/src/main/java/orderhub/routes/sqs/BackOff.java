package orderhub.routes.sqs;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lets a message that could not be handled come back after a while: 1, 2, 4 … times the first wait, each a quarter
 * shorter to a quarter longer by chance, so that what failed together does not come back together. No thread waits, and
 * a crash forgets nothing.
 */
public final class BackOff {

    private static final Logger LOG = LoggerFactory.getLogger(BackOff.class);

    private static final int MAX_DOUBLINGS = 20;

    /** The least part of a wait; the most is as much above one. On average the waits stay what they are. */
    private static final double LEAST_PART = 0.75;

    private final SqsClient sqs;
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier chance;

    /**
     * @param first wait after the first failure, at least a second
     * @param longest wait however often it failed, before the quarter; SQS allows 12 hours
     * @param chance each time another number, from 0 to below 1
     */
    public BackOff(SqsClient sqs, Duration first, Duration longest, DoubleSupplier chance) {
        this.sqs = sqs;
        this.first = first;
        this.longest = longest;
        this.chance = chance;
    }

    /** Hides the exchange's message for its next wait. If even that fails, the visibility timeout does it. */
    public void apply(Exchange exchange) {
        String receiptHandle = exchange.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
        int receives = exchange.getMessage().getHeader("ApproximateReceiveCount", 1, Integer.class);
        String queueUrl =
                ((Sqs2Endpoint) exchange.getFromEndpoint()).getConfiguration().getQueueUrl();
        int waitSeconds = secondsAfter(receives);
        try {
            sqs.changeMessageVisibility(change ->
                    change.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(waitSeconds));
        } catch (SdkException e) {
            LOG.warn("message stays hidden for its visibility timeout: {}", e.getMessage());
        }
    }

    /** The wait after so many receives, with its part of chance; at least a second. */
    int secondsAfter(int receives) {
        double part = LEAST_PART + 2 * (1 - LEAST_PART) * chance.getAsDouble();
        return Math.max(1, (int) Math.round(waitAfter(receives).toSeconds() * part));
    }

    /** The wait after so many receives, without chance. */
    Duration waitAfter(int receives) {
        int doublings = Math.min(Math.max(receives, 1) - 1, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
