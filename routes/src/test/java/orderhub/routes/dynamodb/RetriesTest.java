package orderhub.routes.dynamodb;

import static orderhub.routes.dynamodb.FakeDynamoDb.because;
import static orderhub.routes.dynamodb.FakeDynamoDb.cancelled;
import static orderhub.routes.dynamodb.FakeDynamoDb.conditionFailed;
import static orderhub.routes.dynamodb.FakeDynamoDb.conflict;
import static orderhub.routes.dynamodb.FakeDynamoDb.fine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class RetriesTest {

    private static final int MAX_ATTEMPTS = 8;

    private final Retries retries = new Retries();
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void what_succeeds_is_done_once() {
        assertThat(retries.call(() -> attempts.incrementAndGet())).isOne();
    }

    @ParameterizedTest
    @MethodSource("unlucky")
    void what_was_merely_unlucky_is_tried_again(RuntimeException fault) {
        String done = retries.call(() -> failTimes(2, fault));

        assertThat(done).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void gives_up_after_a_bounded_number_of_attempts_with_the_last_fault() {
        RuntimeException fault = cancelled(conflict());

        assertThatThrownBy(() -> retries.call(() -> failTimes(Integer.MAX_VALUE, fault)))
                .isSameAs(fault);
        assertThat(attempts).hasValue(MAX_ATTEMPTS);
    }

    @ParameterizedTest
    @MethodSource("settled")
    void what_would_end_the_same_way_is_not_tried_again(RuntimeException fault) {
        assertThatThrownBy(() -> retries.call(() -> failTimes(1, fault))).isSameAs(fault);
        assertThat(attempts).hasValue(1);
    }

    static Stream<RuntimeException> unlucky() {
        return Stream.of(
                cancelled(fine(), conflict()),
                cancelled(because("ThrottlingError"), fine()),
                cancelled(because("ProvisionedThroughputExceeded")),
                cancelled(because("ValidationError"), conflict()),
                TransactionConflictException.builder().message("busy").build(),
                TransactionInProgressException.builder().message("busy").build(),
                new ReadIncompleteException());
    }

    static Stream<RuntimeException> settled() {
        return Stream.of(
                cancelled(conditionFailed(Map.of())),
                cancelled(conflict(), conditionFailed(Map.of())),
                cancelled(because("ThrottlingError"), conditionFailed(Map.of())),
                cancelled(fine(), because("ValidationError")),
                cancelled(because("ItemCollectionSizeLimitExceeded")),
                cancelled(),
                FakeDynamoDb.refused(Map.of()),
                ResourceNotFoundException.builder().message("no table").build(),
                SdkClientException.create("the SDK has tried again already"),
                new IllegalStateException("a fault of ours"));
    }

    private String failTimes(int times, RuntimeException fault) {
        if (attempts.incrementAndGet() <= times) {
            throw fault;
        }
        return "done";
    }
}
