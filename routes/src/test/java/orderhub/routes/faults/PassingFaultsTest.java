package orderhub.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParseException;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.util.stream.Stream;
import orderhub.processors.payment.GatewayUnavailableException;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.ReadIncompleteException;
import orderhub.routes.dynamodb.StockContendedException;
import orderhub.routes.eventbridge.EventTooLargeException;
import orderhub.routes.eventbridge.EventsRefusedException;
import orderhub.routes.inbox.InHandElsewhereException;
import orderhub.schemas.version.NewerSchemaException;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class PassingFaultsTest {

    static Stream<Throwable> passing() {
        Throwable newer = catchThrowable(() -> NewerSchemaException.throwIfNewer("an order", 2, 1));
        return Stream.of(
                SdkClientException.create("no route"),
                ApiCallTimeoutException.create(4_000),
                new GatewayUnavailableException("answered 503"),
                CallNotPermittedException.createCallNotPermittedException(CircuitBreaker.ofDefaults("gateway")),
                BulkheadFullException.createBulkheadFullException(Bulkhead.ofDefaults("gateway")),
                new ConnectException("refused"),
                new UnknownHostException("gateway"),
                new SocketTimeoutException("slow"),
                new ReadIncompleteException(),
                new EventsRefusedException("1 of 1 events refused: [InternalFailure]"),
                newer,
                new OrderChangedException("order x is not at version 2"),
                new StockContendedException("the stock of order x was gone 5 times"),
                new InHandElsewhereException("event x"),
                cancelled("None", "TransactionConflict"),
                new RuntimeCamelException(new IllegalStateException(SdkClientException.create("no route"))));
    }

    @ParameterizedTest
    @MethodSource("passing")
    void says_nothing_about_the_message(Throwable fault) {
        assertThat(PassingFaults.isPassing(fault)).isTrue();
    }

    static Stream<Throwable> ofTheMessage() {
        return Stream.of(
                new IllegalStateException("x"),
                new CorruptItemException("status"),
                new OrderNotFoundException(),
                new EventTooLargeException("event x has 300000 bytes"),
                new JsonParseException("no json"),
                new MalformedInputException(1),
                cancelled("TransactionConflict", "ConditionalCheckFailed"),
                cancelled("ValidationError"),
                TransactionCanceledException.builder().build(),
                new RuntimeCamelException(new IllegalStateException("x")));
    }

    @ParameterizedTest
    @NullSource
    @MethodSource("ofTheMessage")
    void is_about_the_message_or_not_known_to_be_about_anything_else(@Nullable Throwable fault) {
        assertThat(PassingFaults.isPassing(fault)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalServerError,                    true",
        "503, ServiceUnavailable,                     true",
        "400, ThrottlingException,                    true",
        "400, ProvisionedThroughputExceededException, true",
        "400, RequestLimitExceeded,                   true",
        "429, TooManyRequests,                        true",
        "400, TransactionConflictException,           true",
        "403, AccessDenied,                           true",
        "400, AccessDeniedException,                  true",
        "400, UnrecognizedClientException,            true",
        "400, ExpiredTokenException,                  true",
        "403, InvalidClientTokenId,                   true",
        "403, InvalidSecurity,                        true",
        "400, InvalidSignatureException,              true",
        "400, KMSAccessDenied,                        true",
        "400, ResourceNotFoundException,              true",
        "404, NotFound,                               true",
        "400, AWS.SimpleQueueService.NonExistentQueue, true",
        "400, ValidationException,                    false",
        "400, ValidationError,                        false",
        "400, InvalidParameterValue,                  false",
        "400, InvalidParameter,                       false",
        "400, InvalidMessageContents,                 false",
        "400, BatchRequestTooLong,                    false",
        "413, RequestEntityTooLarge,                  false",
        "413, ,                                       false",
        "400, ItemCollectionSizeLimitExceededException, false",
        "400, ConditionalCheckFailedException,        false"
    })
    void what_a_service_refuses_is_about_the_message_only_if_it_says_so(
            int status, @Nullable String code, boolean passing) {
        DynamoDbException.Builder refused = DynamoDbException.builder();
        refused.statusCode(status);
        refused.awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());

        assertThat(PassingFaults.isPassing(refused.build())).isEqualTo(passing);
    }

    @Test
    void a_service_that_gives_no_code_is_judged_by_its_status() {
        assertThat(PassingFaults.isPassing(
                        SdkServiceException.builder().statusCode(500).build()))
                .isTrue();
        assertThat(PassingFaults.isPassing(
                        SdkServiceException.builder().statusCode(413).build()))
                .isFalse();
    }

    private static TransactionCanceledException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .cancellationReasons(Stream.of(codes)
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}
