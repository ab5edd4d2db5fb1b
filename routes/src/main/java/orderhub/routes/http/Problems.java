package orderhub.routes.http;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;
import orderhub.processors.payment.SettlementRefusedException;
import orderhub.routes.saga.SagaActionRefusedException;
import orderhub.schemas.api.Problem;
import orderhub.schemas.api.Violation;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.component.jsonvalidator.JsonValidationException;
import org.jspecify.annotations.Nullable;

/** Error answers as RFC 9457 has them, one method a kind. None repeats what the caller sent. */
public final class Problems {

    private static final String TYPE = "urn:orderhub:problem:";

    /** A body can have thousands; nobody mends more than these at once. */
    private static final int MAX_VIOLATIONS = 50;

    /** Makes a problem the answer to a request: what is repeated of its path is safe, and the log can be searched for it. */
    public Problem complete(@Body Problem problem, @Header(ApiHeaders.TRACE) @Nullable String trace) {
        return problem.answering(SafeText.path(problem.instance()), trace);
    }

    /** The body is no JSON at all, or it is JSON that breaks the contract. */
    public Problem invalidBody(JsonValidationException fault, @Nullable String uri) {
        Set<ValidationMessage> errors = fault.getErrors();
        if (errors == null || errors.isEmpty() || errors.stream().anyMatch(Problems::isAboutNothing)) {
            return malformed(uri);
        }
        return invalid(SchemaViolations.of(errors), uri);
    }

    /** The body is no JSON. */
    public Problem malformedBody(@Nullable String uri) {
        return malformed(uri);
    }

    /** JSON that the contract allows and the hub cannot take: JSON Schema counts 2.0 as an integer. */
    public Problem unreadableBody(MismatchedInputException fault, @Nullable String uri) {
        return invalid(List.of(new Violation(pointer(fault), "type", SchemaMessages.of("type"))), uri);
    }

    /** The request breaks a rule of the business. */
    public Problem invalidRequest(InvalidRequestException fault, @Nullable String uri) {
        return invalid(fault.violations(), uri);
    }

    /** A cursor that was not given to this caller for this list. */
    public Problem invalidCursor(@Nullable String uri) {
        return problem(
                "invalid-cursor",
                "There is no such cursor",
                400,
                "Ask for the next page as the answer with this page says, or begin at the first one.",
                uri);
    }

    /** No usable idempotency key. */
    public Problem idempotencyKeyInvalid(@Nullable String uri) {
        return problem(
                "idempotency-key-invalid",
                "An Idempotency-Key header is needed",
                400,
                "Send an Idempotency-Key of 1 to 255 visible ASCII characters, a new one for each new request.",
                uri);
    }

    /** The idempotency key stands for another request. */
    public Problem idempotencyKeyReused(@Nullable String uri) {
        return problem(
                "idempotency-key-reused",
                "The Idempotency-Key was used for a different request",
                422,
                "Repeat the first request unchanged, or use a new key for a new request.",
                uri);
    }

    /** The caller acts for another customer. Told the same whether or not there is such a one. */
    public Problem notYourCustomer(@Nullable String uri) {
        return problem(
                "not-your-customer",
                "You do not act for this customer",
                403,
                "Order for the customer that your token names.",
                uri);
    }

    /** No such order. */
    public Problem orderNotFound(@Nullable String uri) {
        return problem("order-not-found", "There is no such order", 404, "Check the order's id.", uri);
    }

    /** No such product. */
    public Problem productNotFound(@Nullable String uri) {
        return problem("product-not-found", "There is no such product", 404, "Check the product's id.", uri);
    }

    /** There would be more of a product than the hub counts; the message says how many may be. */
    public Problem restockRefused(RestockRefusedException fault, @Nullable String uri) {
        return problem("restock-refused", "There would be too many", 409, fault.why(), uri);
    }

    /** The order does not wait for a review. */
    public Problem notInReview(@Nullable String uri) {
        return problem(
                "not-in-review", "The order does not wait for a review", 409, "Look at the order's status.", uri);
    }

    /** The body is not said to be JSON. */
    public Problem unsupportedMediaType(@Nullable String uri) {
        return problem(
                "unsupported-media-type",
                "The body has the wrong media type",
                415,
                "Send application/json in UTF-8.",
                uri);
    }

    /** The order cannot be called off any more; the message says why. */
    public Problem notCancellable(NotCancellableException fault, @Nullable String uri) {
        String why = fault.getMessage();
        return problem("not-cancellable", "The order cannot be cancelled", 409, why == null ? "" : why, uri);
    }

    /** The order changed while the request was handled. */
    public Problem orderChanged(@Nullable String uri) {
        return problem("order-changed", "The order changed meanwhile", 409, "Look at the order and try again.", uri);
    }

    /** The order is at another version than the request was meant for. */
    public Problem preconditionFailed(@Nullable String uri) {
        return problem(
                "precondition-failed",
                "The order is at another version",
                412,
                "Get the order, and decide with the version that its ETag names.",
                uri);
    }

    /** Query parameters or headers that mean nothing. */
    public Problem invalidParameter(InvalidParameterException fault, @Nullable String uri) {
        return new Problem(
                TYPE + "invalid-parameter",
                "A parameter or header cannot be taken",
                400,
                count(fault.violations()),
                instance(uri),
                fault.violations());
    }

    /** No such saga. */
    public Problem sagaNotFound(@Nullable String uri) {
        return problem(
                "saga-not-found",
                "There is no such saga",
                404,
                "Check the saga's id; one that ended long ago is gone.",
                uri);
    }

    /** The saga is not in a state for what an operator asked; the message says in which. */
    public Problem sagaActionRefused(SagaActionRefusedException fault, @Nullable String uri) {
        return problem("saga-action-refused", "The saga is not in a state for this", 409, fault.why(), uri);
    }

    /** The payment cannot be settled by hand, or not so; the message says why. */
    public Problem settlementRefused(SettlementRefusedException fault, @Nullable String uri) {
        return problem("settlement-refused", "The payment cannot be settled so", 409, fault.why(), uri);
    }

    /** No such dead letter, or nothing else that was asked for about one; the message says what. */
    public Problem deadLetterNotFound(DeadLetterNotFoundException fault, @Nullable String uri) {
        return problem("dead-letter-not-found", "There is no such dead letter", 404, fault.what(), uri);
    }

    /** An operator's action on dead letters cannot be done; the message says why. */
    public Problem deadLetterRefused(DeadLetterRefusedException fault, @Nullable String uri) {
        return problem("dead-letter-action-refused", "This cannot be done", 409, fault.why(), uri);
    }

    /** As many streams are open as the hub takes. */
    public Problem tooManyStreams(@Header(Exchange.HTTP_URI) @Nullable String uri) {
        return problem(
                "too-many-streams",
                "There is no room for another stream",
                503,
                "Try again later, or get the order with waitFor=change.",
                uri);
    }

    /** Something that the hub needs did not answer. Nothing was half-done. */
    public Problem unavailable(@Header(Exchange.HTTP_URI) @Nullable String uri) {
        return problem(
                "unavailable",
                "The service is temporarily unavailable",
                503,
                "Try again later, with the same Idempotency-Key.",
                uri);
    }

    /** A fault of ours. */
    public Problem internal(@Header(Exchange.HTTP_URI) @Nullable String uri) {
        return problem("internal", "Something went wrong on our side", 500, "We have been told.", uri);
    }

    /** The validator takes an empty text for a JSON value that is missing. */
    private static boolean isAboutNothing(ValidationMessage message) {
        return message.getInstanceNode() instanceof MissingNode;
    }

    private static Problem malformed(@Nullable String uri) {
        return problem("malformed-body", "The body is not valid JSON", 400, "Send one JSON object.", uri);
    }

    private static Problem invalid(List<Violation> violations, @Nullable String uri) {
        return new Problem(
                TYPE + "invalid-request",
                "The request cannot be accepted as it is",
                422,
                count(violations),
                instance(uri),
                violations.subList(0, Math.min(violations.size(), MAX_VIOLATIONS)));
    }

    private static String count(List<Violation> violations) {
        return violations.size() == 1 ? "There is 1 violation." : "There are " + violations.size() + " violations.";
    }

    private static Problem problem(String kind, String title, int status, String detail, @Nullable String uri) {
        return new Problem(TYPE + kind, title, status, detail, instance(uri), List.of());
    }

    private static String instance(@Nullable String uri) {
        return uri == null ? "" : uri;
    }

    private static String pointer(MismatchedInputException fault) {
        Pointer pointer = Pointer.ROOT;
        for (JsonMappingException.Reference step : fault.getPath()) {
            String member = step.getFieldName();
            pointer = pointer.then(member == null ? Integer.toString(step.getIndex()) : member);
        }
        return pointer.text();
    }
}
