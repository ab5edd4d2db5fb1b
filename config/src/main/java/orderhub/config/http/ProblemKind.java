package orderhub.config.http;

import java.util.Arrays;

/** The problems that a request can meet before a route has it, or instead of one. Routes have their own. */
public enum ProblemKind {
    /** It is no HTTP, or its path or headers cannot be read. */
    UNREADABLE_REQUEST(400, "unreadable-request", "The request cannot be read", "Check its path, headers and length."),
    /** Its body is no UTF-8. */
    MALFORMED_BODY(
            400, "malformed-body", "The body is not valid JSON", "Send JSON in UTF-8 without a byte order mark."),
    /** Its idempotency key has no usable form. */
    IDEMPOTENCY_KEY_INVALID(
            400,
            "idempotency-key-invalid",
            "An Idempotency-Key header is needed",
            "Send an Idempotency-Key of 1 to 255 visible ASCII characters, a new one for each new request."),
    /** It says not, or not credibly, who asks. */
    UNAUTHENTICATED(
            401, "unauthenticated", "You are not known here", "Send a valid access token in the Authorization header."),
    /** Whoever asks may not. */
    FORBIDDEN(403, "forbidden", "You may not do this", "Use an access token that allows it."),
    /** Nothing is at its path. */
    NOT_FOUND(404, "not-found", "Nothing is here", "Check the path."),
    /** What is at its path cannot do this. */
    METHOD_NOT_ALLOWED(
            405, "method-not-allowed", "The method is not offered here", "The Allow header names those that are."),
    /** It can be answered in no form that the caller takes. */
    NOT_ACCEPTABLE(406, "not-acceptable", "There is no such form of the answer", "Accept application/json."),
    /** Its body did not come in time. */
    BODY_TOO_SLOW(408, "body-too-slow", "The body took too long to arrive", "Send the whole request at once."),
    /** A request with its idempotency key is being answered. */
    IDEMPOTENCY_KEY_IN_USE(
            409,
            "idempotency-key-in-use",
            "A request with this Idempotency-Key is not finished",
            "Wait as long as Retry-After says, then repeat the request with the same Idempotency-Key."),
    /** Its body is larger than any that the contract has. */
    BODY_TOO_LARGE(413, "body-too-large", "The body is too large", "The contract says how large a body may be."),
    /** Its body is in no form that the hub takes. */
    UNSUPPORTED_MEDIA_TYPE(
            415, "unsupported-media-type", "The body has the wrong media type", "Send application/json in UTF-8."),
    /** Its idempotency key stands for another request. */
    IDEMPOTENCY_KEY_REUSED(
            422,
            "idempotency-key-reused",
            "The Idempotency-Key was used for a different request",
            "Repeat the first request unchanged, or use a new key for a new request."),
    /** The caller, or all callers together, ask too often. */
    TOO_MANY_REQUESTS(
            429, "too-many-requests", "Too many requests", "Wait as long as Retry-After says, then try again."),
    /** Its headers are longer than any that the contract has. */
    HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are too large", "Send fewer or shorter headers."),
    /** A fault of ours. */
    INTERNAL(500, "internal", "Something went wrong on our side", "We have been told."),
    /** HTTP that this server does not speak. */
    NOT_IMPLEMENTED(501, "not-implemented", "The server does not know this", "Use HTTP/1.1 and one of its methods."),
    /** The hub is starting or stopping, or cannot check a token. */
    UNAVAILABLE(503, "unavailable", "The service is temporarily unavailable", "Try again later."),
    /** The hub has as many requests in hand as it can answer in time. */
    TOO_BUSY(503, "too-busy", "The service has too much to do", "Try again, with the same Idempotency-Key."),
    /** It was not answered in time. It may have had its effect. */
    TIMED_OUT(503, "timed-out", "The answer took too long", "Try again, with the same Idempotency-Key."),
    /** A version of HTTP that this server does not speak. */
    VERSION_NOT_SUPPORTED(505, "version-not-supported", "The version of HTTP is not known", "Use HTTP/1.1.");

    private static final int FIRST_SERVER_ERROR = 500;

    private final int status;
    private final String kind;
    private final String title;
    private final String detail;

    ProblemKind(int status, String kind, String title, String detail) {
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.detail = detail;
    }

    /** The kind that tells what a status means where nothing else is known. */
    static ProblemKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status < FIRST_SERVER_ERROR ? UNREADABLE_REQUEST : INTERNAL);
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** URI that names it. */
    String type() {
        return "urn:orderhub:problem:" + kind;
    }

    String title() {
        return title;
    }

    String detail() {
        return detail;
    }

    /** Whether the rest of the request is not read, so that the connection cannot be used again. */
    boolean endsConnection() {
        return this == BODY_TOO_LARGE || this == BODY_TOO_SLOW || this == UNREADABLE_REQUEST;
    }

    /** Whether it passes. */
    boolean passes() {
        return this == TOO_BUSY || this == TIMED_OUT || this == UNAVAILABLE || this == IDEMPOTENCY_KEY_IN_USE;
    }
}
