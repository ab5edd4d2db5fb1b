package orderhub.config.drain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;

/**
 * Stops taking messages as soon as the Camel context begins to stop, before all else that has to end; work in hand goes
 * on. What is still in hand when the context has stopped, or when its time is up, is shown to the other hubs at once: no
 * order waits for a visibility timeout. Whoever still works on such a message meanwhile does no harm: its writes
 * are over the order's version, and its effects have the order's keys.
 */
public final class DrainQueues extends LifecycleStrategySupport {

    private static final Logger LOG = LoggerFactory.getLogger(DrainQueues.class);

    /** What one call of SQS takes. */
    private static final int MOST_IN_A_CALL = 10;

    private final SqsClient sqs;
    private final MessagesInHand inHand;
    private final Duration atMost;
    private final Runnable before;
    private volatile CompletableFuture<Void> timeIsUp = CompletableFuture.completedFuture(null);

    /**
     * @param atMost how long work in hand may take to end, after the context was told to stop
     * @param before tells whoever else receives that nothing comes any more; must not wait
     */
    public DrainQueues(SqsClient sqs, MessagesInHand inHand, Duration atMost, Runnable before) {
        this.sqs = sqs;
        this.inHand = inHand;
        this.atMost = atMost;
        this.before = before;
    }

    @Override
    public void onContextStopping(CamelContext context) {
        before.run();
        inHand.takeNoMore();
        context.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof Sqs2Endpoint)
                .map(Route::getConsumer)
                .forEach(ServiceHelper::suspendService);
        // The timer's thread is a daemon: it keeps no process alive that is done sooner.
        timeIsUp = CompletableFuture.runAsync(
                this::handBackWhatIsLeft, CompletableFuture.delayedExecutor(atMost.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void onContextStopped(CamelContext context) {
        timeIsUp.cancel(false);
        handBackWhatIsLeft();
    }

    private void handBackWhatIsLeft() {
        List<Held> left = inHand.held();
        if (!left.isEmpty()) {
            LOG.warn("{} messages were still in hand; others may have them now", left.size());
            handBack(left);
        }
    }

    private void handBack(List<Held> messages) {
        Map<String, List<Held>> byQueue = messages.stream().collect(Collectors.groupingBy(Held::queueUrl));
        byQueue.forEach((queueUrl, held) -> {
            for (int from = 0; from < held.size(); from += MOST_IN_A_CALL) {
                showAtOnce(queueUrl, held.subList(from, Math.min(held.size(), from + MOST_IN_A_CALL)));
            }
        });
    }

    private void showAtOnce(String queueUrl, List<Held> messages) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        for (Held message : messages) {
            entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout(0)
                    .build());
        }
        try {
            int failed = sqs.changeMessageVisibilityBatch(
                            change -> change.queueUrl(queueUrl).entries(entries))
                    .failed()
                    .size();
            if (failed > 0) {
                LOG.warn("{} of {} messages wait for their visibility timeout", failed, entries.size());
            }
        } catch (SdkException e) {
            LOG.warn("{} messages wait for their visibility timeout: {}", entries.size(), e.getMessage());
        }
    }
}
