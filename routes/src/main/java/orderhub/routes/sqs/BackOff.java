package orderhub.routes.sqs;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Lets a message that could not be handled come back after a while: 1, 2, 4 … times the first wait. No thread waits,
 * and a crash forgets nothing; after the queue's maxReceiveCount the message goes to the dead-letter queue.
 */
public final class BackOff {

    private static final Logger LOG = LoggerFactory.getLogger(BackOff.class);

    private static final int MAX_DOUBLINGS = 20;

    private final SqsClient sqs;
    private final Duration first;
    private final Duration longest;

    /**
     * @param first wait after the first failure, at least a second
     * @param longest wait however often it failed; SQS allows 12 hours
     */
    public BackOff(SqsClient sqs, Duration first, Duration longest) {
        this.sqs = sqs;
        this.first = first;
        this.longest = longest;
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
        int waitSeconds = (int) waitAfter(receives).toSeconds();
        try {
            sqs.changeMessageVisibility(change ->
                    change.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(waitSeconds));
        } catch (SdkException e) {
            LOG.warn("message stays hidden for its visibility timeout: {}", e.getMessage());
        }
    }

    /** The wait after so many receives. */
    Duration waitAfter(int receives) {
        int doublings = Math.min(Math.max(receives, 1) - 1, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
