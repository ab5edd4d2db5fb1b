package orderhub.routes.dynamodb;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * Repeats what lost to a write at the same moment, which says nothing about either. The SDK repeats what
 * failed on the way; it cannot know that a cancelled transaction was merely unlucky.
 */
final class Retries {

    /** With the waits below, about a second in all: longer, and the message had better come back later. */
    private static final int MAX_ATTEMPTS = 8;

    private static final long FIRST_WAIT_MS = 5;
    private static final double WAIT_FACTOR = 2.0;
    private static final double JITTER = 0.5;
    private static final long MAX_WAIT_MS = 500;

    private static final Set<String> UNLUCKY =
            Set.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private final Retry retry = Retry.of(
            "dynamodb-conflict",
            RetryConfig.custom()
                    .maxAttempts(MAX_ATTEMPTS)
                    .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                            FIRST_WAIT_MS, WAIT_FACTOR, JITTER, MAX_WAIT_MS))
                    .retryOnException(Retries::unlucky)
                    .build());

    <T> T call(Supplier<T> write) {
        return retry.executeSupplier(write);
    }

    private static boolean unlucky(Throwable fault) {
        if (fault instanceof TransactionCanceledException cancelled) {
            // A failed condition settles the matter, whatever else happened to the other items.
            return cancelled.cancellationReasons().stream().noneMatch(Retries::refused)
                    && cancelled.cancellationReasons().stream()
                            .map(CancellationReason::code)
                            .anyMatch(UNLUCKY::contains);
        }
        return fault instanceof TransactionConflictException
                || fault instanceof TransactionInProgressException
                || fault instanceof ReadIncompleteException;
    }

    static boolean refused(CancellationReason reason) {
        return "ConditionalCheckFailed".equals(reason.code());
    }
}
