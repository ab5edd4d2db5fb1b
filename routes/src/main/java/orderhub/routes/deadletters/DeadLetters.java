package orderhub.routes.deadletters;

import java.time.Clock;
import java.time.Instant;
import orderhub.routes.faults.FaultText;
import orderhub.routes.faults.OrderIdText;
import orderhub.routes.faults.PassingFaults;
import orderhub.routes.metrics.HubMeters;
import orderhub.routes.saga.Sagas;
import orderhub.routes.sqs.BackOff;
import orderhub.routes.sqs.OneLineExceptionHandler;
import orderhub.schemas.deadletter.Death;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.component.aws2.sqs.Sqs2Endpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Gives messages up that nobody can handle, and says why: the queue itself would move them in silence. That it would,
 * after some receives more, is what is left when a hub dies with a message in hand.
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final SqsClient sqs;
    private final DeadLetterSettings settings;
    private final BackOff backOff;
    private final Clock clock;
    private final HubMeters meters;
    private final Sagas sagas;

    /** @param sagas which know the faults that are theirs, and not a message's */
    public DeadLetters(
            SqsClient sqs, DeadLetterSettings settings, BackOff backOff, Clock clock, HubMeters meters, Sagas sagas) {
        this.sqs = sqs;
        this.settings = settings;
        this.backOff = backOff;
        this.clock = clock;
        this.meters = meters;
        this.sagas = sagas;
    }

    /**
     * Whether the exchange's message may come back. While a service is out of reach it may, as often as its queue allows:
     * all messages fail then. What was tapped from a message's route is no message, and never a dead one.
     */
    public Fate fate(Exchange exchange) {
        if (exchange.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE) == null) {
            return Fate.RETRY;
        }
        return settings.from(queueUrl(exchange))
                .filter(queue -> isDead(queue, exchange))
                .map(queue -> Fate.DEAD)
                .orElse(Fate.RETRY);
    }

    private boolean isDead(DeadLetterQueue queue, Exchange exchange) {
        Throwable fault = fault(exchange);
        return FaultText.isPermanent(fault)
                || (receives(exchange) >= queue.receives() && !PassingFaults.isPassing(fault) && !isAboutSaga(fault));
    }

    private boolean isAboutSaga(@Nullable Throwable fault) {
        return FaultText.causes(fault).anyMatch(sagas::isAboutSaga);
    }

    /**
     * Sends the exchange's message, as it came, to its dead-letter queue, and only then deletes it: a crash in between
     * repeats this. If it cannot be sent, it backs off.
     */
    public void bury(Exchange exchange) {
        DeadLetterQueue queue = settings.from(queueUrl(exchange)).orElse(null);
        Message original = original(exchange);
        if (queue == null || original == null || !sent(queue, original, exchange)) {
            backOff.apply(exchange);
            return;
        }
        exchange.setProperty(OneLineExceptionHandler.GIVEN_UP, true);
        meters.deadLetter(queue.name());
        String receipt = original.getHeader(Sqs2Constants.RECEIPT_HANDLE, String.class);
        try {
            sqs.deleteMessage(delete -> delete.queueUrl(queueUrl(exchange)).receiptHandle(receipt));
        } catch (SdkException e) {
            LOG.warn("a dead letter was not deleted from {} and dies again: {}", queue.source(), e.getMessage());
        }
    }

    private boolean sent(DeadLetterQueue queue, Message original, Exchange exchange) {
        try {
            sqs.sendMessage(letter(queue, original, exchange));
            return true;
        } catch (SdkException e) {
            LOG.warn("{} does not take a dead letter: {}", queue.name(), e.getMessage());
            return false;
        }
    }

    private SendMessageRequest letter(DeadLetterQueue queue, Message original, Exchange exchange) {
        String messageId = original.getHeader(Sqs2Constants.MESSAGE_ID, "unknown", String.class);
        SendMessageRequest.Builder letter = SendMessageRequest.builder()
                .queueUrl(settings.url(queue.name()))
                .messageBody(original.getBody(String.class))
                .messageAttributes(DeathAttributes.of(death(queue, messageId, exchange)));
        if (queue.fifo()) {
            letter.messageGroupId(original.getHeader("MessageGroupId", messageId, String.class))
                    .messageDeduplicationId("dead-" + messageId);
        }
        return letter.build();
    }

    private Death death(DeadLetterQueue queue, String messageId, Exchange exchange) {
        Throwable fault = fault(exchange);
        Object orderId = exchange.getMessage().getHeader("orderId");
        Long first = exchange.getMessage().getHeader("ApproximateFirstReceiveTimestamp", Long.class);
        return new Death(
                FaultText.name(fault),
                FaultText.message(fault),
                exchange.getFromRouteId(),
                queue.source(),
                receives(exchange),
                first == null ? null : Instant.ofEpochMilli(first),
                orderId == null ? null : OrderIdText.of(orderId),
                messageId,
                clock.instant());
    }

    /** Null when the context does not keep messages as they came. */
    private static @Nullable Message original(Exchange exchange) {
        return exchange.getContext().isAllowUseOriginalMessage()
                ? exchange.getUnitOfWork().getOriginalInMessage()
                : null;
    }

    private static @Nullable Throwable fault(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }

    private static int receives(Exchange exchange) {
        return exchange.getMessage().getHeader("ApproximateReceiveCount", 1, Integer.class);
    }

    private static String queueUrl(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof Sqs2Endpoint queue
                ? queue.getConfiguration().getQueueUrl()
                : "";
    }
}
