package orderhub.config.drain;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Knows which messages this hub has in hand: received, and neither deleted nor put back. There are few, as many as
 * consumers times messages of a poll. Thread-safe.
 *
 * <p>The extension of a message that is being handled comes in batches, which are not looked at here: it stays in hand.
 */
public final class MessagesInHand implements ExecutionInterceptor {

    private final Set<Held> held = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Consumer<List<Held>> handBack;

    /** From now on nothing is taken: what a poll that is still under way brings is handed back, and nobody sees it. */
    public void takeNoMore(Consumer<List<Held>> giver) {
        handBack = giver;
    }

    /** What is in hand at this moment. */
    public List<Held> held() {
        return List.copyOf(held);
    }

    @Override
    public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
        if (context.request() instanceof ReceiveMessageRequest request
                && context.response() instanceof ReceiveMessageResponse response) {
            return received(request.queueUrl(), response);
        }
        return context.response();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        letGo(context.request());
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
        }
    }

    private ReceiveMessageResponse received(String queueUrl, ReceiveMessageResponse response) {
        List<Held> messages = response.messages().stream()
                .map(message -> new Held(queueUrl, message.receiptHandle()))
                .toList();
        Consumer<List<Held>> giver = handBack;
        if (giver == null || messages.isEmpty()) {
            held.addAll(messages);
            return response;
        }
        giver.accept(messages);
        return response.toBuilder().messages(List.of()).build();
    }
}
