package orderhub.infra.saga.crash;

import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Makes a moment of the time before a saga's write is sent, and of the time after its answer has arrived. */
final class WriteMoments implements ExecutionInterceptor {
    /** How often a lease is renewed depends on time, so a renewal is no moment: the same saga always has as many. */
    private static final Pattern RENEWAL = Pattern.compile("SET #due_at = :v\\d+, #owner = :v\\d+");

    private static final String SIGNING_KEY = "signing-key";

    private final Moments moments;

    WriteMoments(Moments moments) {
        this.moments = moments;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        writtenSaga(context.request()).ifPresent(moments::pass);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        writtenSaga(context.request()).ifPresent(moments::pass);
    }

    private static Optional<String> writtenSaga(SdkRequest request) {
        return request instanceof UpdateItemRequest update
                        && !RENEWAL.matcher(update.updateExpression()).matches()
                ? Optional.ofNullable(update.key().get("saga_id"))
                        .map(AttributeValue::s)
                        .filter(id -> !id.equals(SIGNING_KEY))
                : Optional.empty();
    }
}
