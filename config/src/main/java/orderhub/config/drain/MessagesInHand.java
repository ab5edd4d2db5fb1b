package orderhub.config.drain;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Knows which messages this hub has in hand: received, and neither deleted nor put back, nor shown to others again because
 * their visibility timeout has passed. There are few: as many as consumers times messages of a poll, and those that
 * wait to be deleted together. Thread-safe.
 */
public final class MessagesInHand implements ExecutionInterceptor {

    private final Clock clock;

    /** Until when each is hidden from others. */
    private final Map<Held, Instant> held = new ConcurrentHashMap<>();

    private volatile boolean noMore;

    public MessagesInHand(Clock clock) {
        this.clock = clock;
    }

    /**
     * From now on nothing is begun: what a poll that is still under way brings is in hand, and nobody sees it. It is not
     * handed back before all polls have ended, or each of them would get it, and each receive counts towards its last.
     */
    public void takeNoMore() {
        noMore = true;
    }

    /** What is in hand at this moment. */
    public List<Held> held() {
        forgetShown();
        return List.copyOf(held.keySet());
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (context.request() instanceof ReceiveMessageRequest request
                && context.response() instanceof ReceiveMessageResponse response) {
            return received(request, response);
        }
        return context.response();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof ChangeMessageVisibilityBatchRequest change) {
            change.entries().forEach(entry -> hide(change.queueUrl(), entry));
        } else {
            letGo(context.request());
        }
    }

    /** Whoever could not delete a message or put it back does not try again: its visibility timeout does it. */
    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        letGo(context.request());
    }

    private void letGo(SdkRequest request) {
        if (request instanceof DeleteMessageRequest delete) {
            held.remove(new Held(delete.queueUrl(), delete.receiptHandle()));
        } else if (request instanceof ChangeMessageVisibilityRequest change) {
            held.remove(new Held(change.queueUrl(), change.receiptHandle()));
        } else if (request instanceof DeleteMessageBatchRequest delete) {
            delete.entries().forEach(entry -> held.remove(new Held(delete.queueUrl(), entry.receiptHandle())));
        }
    }

    /** A message that is being handled is extended; for no time at all, it is put back. */
    private void hide(String queueUrl, ChangeMessageVisibilityBatchRequestEntry entry) {
        Instant until = clock.instant().plusSeconds(entry.visibilityTimeout());
        held.computeIfPresent(
                new Held(queueUrl, entry.receiptHandle()),
                (message, before) -> entry.visibilityTimeout() == 0 ? null : until);
    }

    private ReceiveMessageResponse received(ReceiveMessageRequest request, ReceiveMessageResponse response) {
        forgetShown();
        Instant until = clock.instant().plusSeconds(request.visibilityTimeout());
        response.messages().forEach(message -> held.put(new Held(request.queueUrl(), message.receiptHandle()), until));
        return noMore ? response.toBuilder().messages(List.of()).build() : response;
    }

    private void forgetShown() {
        Instant now = clock.instant();
        held.values().removeIf(until -> !until.isAfter(now));
    }
}
