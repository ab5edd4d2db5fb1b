package orderhub.routes.refusals;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import orderhub.processors.payment.SettlementRefusedException;
import orderhub.routes.batch.BatchUnreadableException;
import orderhub.routes.callers.NotYourCustomerException;
import orderhub.routes.dynamodb.IdempotencyKeyReusedException;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.ProductNotFoundException;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidParameterException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.http.MalformedBodyException;
import orderhub.routes.http.NotCancellableException;
import orderhub.routes.http.NotInReviewException;
import orderhub.routes.http.PreconditionFailedException;
import orderhub.routes.http.Preconditions;
import orderhub.routes.http.Problems;
import orderhub.routes.http.RestockRefusedException;
import orderhub.routes.http.UnsupportedMediaTypeException;
import orderhub.routes.identity.IdempotencyKeyInvalidException;
import orderhub.routes.listing.InvalidCursorException;
import orderhub.routes.saga.SagaActionRefusedException;
import orderhub.routes.saga.SagaNotFoundException;
import orderhub.schemas.api.Problem;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.jspecify.annotations.Nullable;

/** What a request is told that is refused: which problem each of the exceptions is that the API's error policy names. */
public final class Refusals {

    private static final Problems PROBLEMS = new Problems();

    private final Map<Class<?>, Told<Throwable>> kinds = new LinkedHashMap<>();

    /** What of a request matters to its refusal. */
    private record Request(
            @Nullable Object ifMatch, @Nullable String uri) {}

    /** How a kind of exception is told. */
    private interface Told<E> {
        Problem tell(E refusal, Request request);
    }

    public Refusals() {
        ofBodies();
        ofHeadersAndParameters();
        ofOrders();
        ofOperators();
    }

    private void ofBodies() {
        tell(MalformedBodyException.class, (refusal, request) -> PROBLEMS.malformedBody(request.uri()));
        tell(BatchUnreadableException.class, (refusal, request) -> PROBLEMS.malformedBody(request.uri()));
        tell(JsonValidationException.class, (refusal, request) -> PROBLEMS.invalidBody(refusal, request.uri()));
        tell(MismatchedInputException.class, (refusal, request) -> PROBLEMS.unreadableBody(refusal, request.uri()));
        tell(InvalidRequestException.class, (refusal, request) -> PROBLEMS.invalidRequest(refusal, request.uri()));
        tell(UnsupportedMediaTypeException.class, (refusal, request) -> PROBLEMS.unsupportedMediaType(request.uri()));
    }

    private void ofHeadersAndParameters() {
        tell(InvalidParameterException.class, (refusal, request) -> PROBLEMS.invalidParameter(refusal, request.uri()));
        tell(InvalidCursorException.class, (refusal, request) -> PROBLEMS.invalidCursor(request.uri()));
        tell(PreconditionFailedException.class, (refusal, request) -> PROBLEMS.preconditionFailed(request.uri()));
        tell(IdempotencyKeyInvalidException.class, (refusal, request) -> PROBLEMS.idempotencyKeyInvalid(request.uri()));
        tell(IdempotencyKeyReusedException.class, (refusal, request) -> PROBLEMS.idempotencyKeyReused(request.uri()));
    }

    private void ofOrders() {
        tell(NotYourCustomerException.class, (refusal, request) -> PROBLEMS.notYourCustomer(request.uri()));
        tell(OrderNotFoundException.class, (refusal, request) -> PROBLEMS.orderNotFound(request.uri()));
        tell(ProductNotFoundException.class, (refusal, request) -> PROBLEMS.productNotFound(request.uri()));
        tell(NotInReviewException.class, (refusal, request) -> PROBLEMS.notInReview(request.uri()));
        tell(NotCancellableException.class, (refusal, request) -> PROBLEMS.notCancellable(refusal, request.uri()));
        tell(
                OrderChangedException.class,
                (refusal, request) -> Preconditions.namesVersions(request.ifMatch())
                        ? PROBLEMS.preconditionFailed(request.uri())
                        : PROBLEMS.orderChanged(request.uri()));
    }

    private void ofOperators() {
        tell(RestockRefusedException.class, (refusal, request) -> PROBLEMS.restockRefused(refusal, request.uri()));
        tell(SagaNotFoundException.class, (refusal, request) -> PROBLEMS.sagaNotFound(request.uri()));
        tell(
                SagaActionRefusedException.class,
                (refusal, request) -> PROBLEMS.sagaActionRefused(refusal, request.uri()));
        tell(
                SettlementRefusedException.class,
                (refusal, request) -> PROBLEMS.settlementRefused(refusal, request.uri()));
        tell(
                DeadLetterNotFoundException.class,
                (refusal, request) -> PROBLEMS.deadLetterNotFound(refusal, request.uri()));
        tell(
                DeadLetterRefusedException.class,
                (refusal, request) -> PROBLEMS.deadLetterRefused(refusal, request.uri()));
    }

    /** The exceptions that it can tell of. */
    Set<Class<?>> known() {
        return kinds.keySet();
    }

    private <E extends Throwable> void tell(Class<E> kind, Told<E> told) {
        kinds.put(kind, (refusal, request) -> told.tell(kind.cast(refusal), request));
    }

    /** The problem that a refusal is, in whatever it was wrapped; a fault of ours if nobody knows it here. */
    public Problem problem(
            @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable caught,
            @Header(Preconditions.IF_MATCH) @Nullable Object ifMatch,
            @Header(Exchange.HTTP_URI) @Nullable String uri) {
        Request request = new Request(ifMatch, uri);
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            for (Map.Entry<Class<?>, Told<Throwable>> kind : kinds.entrySet()) {
                if (kind.getKey().isInstance(cause)) {
                    return kind.getValue().tell(cause, request);
                }
            }
        }
        return PROBLEMS.internal(uri);
    }
}
