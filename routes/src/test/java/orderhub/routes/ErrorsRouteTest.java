package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import orderhub.processors.payment.SettlementRefusedException;
import orderhub.routes.callers.NotYourCustomerException;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.dynamodb.IdempotencyKeyReusedException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.ReadIncompleteException;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;
import orderhub.routes.http.NotCancellableException;
import orderhub.routes.http.NotInReviewException;
import orderhub.routes.http.UnsupportedMediaTypeException;
import orderhub.routes.identity.IdempotencyKeyInvalidException;
import orderhub.routes.json.HubJson;
import orderhub.routes.saga.SagaActionRefusedException;
import orderhub.routes.saga.SagaNotFoundException;
import orderhub.routes.testing.RecordedBackOff;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.api.Violation;
import orderhub.schemas.version.NewerSchemaException;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** The three error policies, each around a route that does nothing but fail. */
class ErrorsRouteTest extends RouteTest {

    private final RecordedBackOff backOff = new RecordedBackOff();
    private final AtomicInteger attempts = new AtomicInteger();

    ErrorsRouteTest() {
        super("answer-problem", List.of("answer-problem", "api-errors", "queue-errors", "timer-errors"), Map.of());
    }

    @Override
    protected void bindOwn(Registry registry) {
        backOff.replaceIn(registry);
    }

    @Override
    protected RoutesBuilder[] createRouteBuilders() throws Exception {
        RouteBuilder failing = new RouteBuilder() {
            @Override
            public void configure() {
                for (String policy : List.of("api-errors", "queue-errors", "timer-errors")) {
                    from("direct:" + policy).routeConfigurationId(policy).process(exchange -> {
                        attempts.incrementAndGet();
                        throw exchange.getMessage().getBody(Exception.class);
                    });
                }
            }
        };
        return Stream.concat(Stream.of(super.createRouteBuilders()), Stream.of(failing))
                .toArray(RoutesBuilder[]::new);
    }

    static Stream<Arguments> faultsOfTheApi() {
        Violation violation = new Violation("/items", "total-too-large", "The order's total is more than we handle.");
        return Stream.of(
                arguments(new MalformedBodyException(), "malformed-body", 400),
                arguments(new InvalidRequestException(List.of(violation)), "invalid-request", 422),
                arguments(new IdempotencyKeyInvalidException(), "idempotency-key-invalid", 400),
                arguments(new IdempotencyKeyReusedException(), "idempotency-key-reused", 422),
                arguments(new NotYourCustomerException(), "not-your-customer", 403),
                arguments(new OrderNotFoundException(), "order-not-found", 404),
                arguments(new NotInReviewException("secret"), "not-in-review", 409),
                arguments(new UnsupportedMediaTypeException(), "unsupported-media-type", 415),
                arguments(new NotCancellableException("The order has ended."), "not-cancellable", 409),
                arguments(new SettlementRefusedException("It is settled."), "settlement-refused", 409),
                arguments(new OrderChangedException("secret"), "order-changed", 409),
                arguments(new SagaNotFoundException(), "saga-not-found", 404),
                arguments(new SagaActionRefusedException("It has ended"), "saga-action-refused", 409),
                arguments(new DeadLetterNotFoundException("It is gone"), "dead-letter-not-found", 404),
                arguments(new DeadLetterRefusedException("Nobody takes it"), "dead-letter-action-refused", 409),
                arguments(SdkClientException.create("secret"), "unavailable", 503),
                arguments(
                        ProvisionedThroughputExceededException.builder()
                                .message("secret")
                                .build(),
                        "unavailable",
                        503),
                arguments(new ReadIncompleteException(), "unavailable", 503),
                arguments(newer(), "unavailable", 503),
                arguments(new CorruptItemException("secret"), "internal", 500),
                arguments(new IllegalStateException("secret"), "internal", 500),
                arguments(new Exception("secret"), "internal", 500));
    }

    private static Exception newer() {
        return catchThrowableOfType(
                NewerSchemaException.class, () -> NewerSchemaException.throwIfNewer("secret", 2, 1));
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheApi")
    void every_fault_of_the_api_becomes_a_problem_document(Exception fault, String kind, int status) throws Exception {
        Exchange answer = fail("api-errors", fault);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(status);
        assertThat(answer.getMessage().getHeader("Content-Type")).isEqualTo("application/problem+json");
        String body = answer.getMessage().getBody(String.class);
        JsonNode problem = HubJson.mapper().readTree(body);
        assertThat(problem.path("type").asText()).isEqualTo("urn:orderhub:problem:" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(body).doesNotContain("secret", "Exception", "orderhub.routes");
        assertThat(attempts).hasValue(1);
    }

    @ParameterizedTest
    @MethodSource("faultsOfTheApi")
    void only_a_hub_that_is_unavailable_says_when_to_come_back(Exception fault, String kind, int status) {
        Exchange answer = fail("api-errors", fault);

        assertThat(answer.getMessage().getHeader("Retry-After") != null)
                .as(kind)
                .isEqualTo(status == 503);
    }

    @Test
    void a_message_that_fails_goes_back_to_its_queue_and_stays_failed() {
        IllegalStateException fault = new IllegalStateException("not today");

        Exchange message = fail("queue-errors", fault);

        assertThat(backOff.faults()).containsExactly(fault);
        assertThat(backOff.givenUpFor()).isEmpty();
        assertThat(message.getException()).isSameAs(fault);
        assertThat(attempts).as("no thread waits to try again").hasValue(1);
    }

    @Test
    void a_message_about_what_a_newer_hub_wrote_waits_for_a_newer_hub() {
        Exchange message = fail("queue-errors", newer());

        assertThat(backOff.faults()).hasExactlyElementsOfTypes(NewerSchemaException.class);
        assertThat(backOff.givenUpFor()).isEmpty();
        assertThat(message.getException()).isInstanceOf(NewerSchemaException.class);
    }

    @Test
    void a_message_that_can_never_be_handled_is_given_up_at_once_and_counts_as_failed() {
        CorruptItemException fault = new CorruptItemException("status");

        Exchange message = fail("queue-errors", fault);

        assertThat(backOff.givenUpFor()).containsExactly(fault);
        assertThat(backOff.faults()).isEmpty();
        assertThat(message.getException()).isSameAs(fault);
    }

    @Test
    void a_timers_fault_ends_with_its_tick() {
        Exchange tick = fail("timer-errors", SdkClientException.create("no route"));

        assertThat(tick.getException()).isNull();
        assertThat(attempts).hasValue(1);
    }

    private Exchange fail(String policy, Exception fault) {
        return template.request(
                "direct:" + policy, exchange -> exchange.getMessage().setBody(fault));
    }
}
