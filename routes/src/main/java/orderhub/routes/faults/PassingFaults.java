package orderhub.routes.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Set;
import java.util.regex.Pattern;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.ReadIncompleteException;
import orderhub.routes.dynamodb.StockContendedException;
import orderhub.routes.eventbridge.EventsRefusedException;
import orderhub.routes.inbox.InHandElsewhereException;
import orderhub.schemas.version.NewerSchemaException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Failures that say nothing about the message that they befell: a service is down, throttled, refuses this hub or is not
 * set up, or somebody else was faster. Any other message would have failed as well, so no number of them makes a dead one.
 */
public final class PassingFaults {

    private static final Set<Class<? extends Throwable>> PASSING = Set.of(
            // No answer: no connection, no credentials, no time left.
            SdkClientException.class,
            // The bus takes some events of a call; the others stay in the outbox.
            EventsRefusedException.class,
            ReadIncompleteException.class,
            GatewayUnavailableException.class,
            CallNotPermittedException.class,
            BulkheadFullException.class,
            // A newer hub can read it.
            NewerSchemaException.class,
            // After an outage all come at once and get in each other's way, and each has many receives behind it.
            OrderChangedException.class,
            StockContendedException.class,
            InHandElsewhereException.class);

    /** What AWS calls a request that it will never take; all else is about the service, or about who asks. */
    private static final Pattern OF_THE_REQUEST =
            Pattern.compile(".*Validation.*|InvalidParameter.*|InvalidMessageContents"
                    + "|InvalidAttribute.*|InvalidBatchEntryId|InvalidArgument.*|.*Malformed.*|MissingParameter.*"
                    + "|SerializationException|UnsupportedOperation.*|.*TooLarge.*|.*TooLong.*|.*SizeLimitExceeded.*"
                    + "|ConditionalCheckFailed.*|IdempotentParameterMismatch.*|DuplicateItem.*");

    /** Why a transaction may be cancelled that would succeed at another time. */
    private static final Set<String> PASSING_REASONS =
            Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

    private static final int CONTENT_TOO_LARGE = 413;
    private static final int SERVER_ERROR = 500;

    private PassingFaults() {}

    /** Whether the failure, or what it was wrapped around, passes by itself or when somebody repairs a service. */
    public static boolean isPassing(@Nullable Throwable fault) {
        return FaultText.causes(fault).anyMatch(PassingFaults::passes);
    }

    private static boolean passes(Throwable fault) {
        if (fault instanceof SdkServiceException refused) {
            return passes(refused);
        }
        return PASSING.stream().anyMatch(kind -> kind.isInstance(fault)) || isOfTheNetwork(fault);
    }

    /** The gateway's client has no exception of its own. What is no JSON or no text is of the message. */
    private static boolean isOfTheNetwork(Throwable fault) {
        return fault instanceof IOException
                && !(fault instanceof JsonProcessingException)
                && !(fault instanceof CharConversionException)
                && !(fault instanceof CharacterCodingException);
    }

    private static boolean passes(SdkServiceException refused) {
        if (refused instanceof TransactionCanceledException cancelled) {
            return cancelled.hasCancellationReasons()
                    && cancelled.cancellationReasons().stream()
                            .allMatch(reason -> reason.code() == null || PASSING_REASONS.contains(reason.code()));
        }
        if (refused.statusCode() >= SERVER_ERROR || refused.isThrottlingException()) {
            return true;
        }
        return refused.statusCode() != CONTENT_TOO_LARGE
                && !OF_THE_REQUEST.matcher(code(refused)).matches();
    }

    /** As AWS says it, or as the SDK calls it. */
    private static String code(SdkServiceException refused) {
        String code = refused instanceof AwsServiceException aws && aws.awsErrorDetails() != null
                ? aws.awsErrorDetails().errorCode()
                : null;
        return code == null ? refused.getClass().getSimpleName() : code;
    }
}
