package orderhub.infra.local.aws.shared;

/** A refusal in AWS's own terms: an error code, an HTTP status, and a message for whoever sent the request. */
public final class AwsException extends RuntimeException {
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final String code;
    private final int status;

    /**
     * @param code the error code that the service documents, such as {@code ValidationException}
     * @param status the HTTP status
     * @param message what is wrong, and with which name
     */
    public AwsException(String code, int status, String message) {
        super(message);
        this.code = code;
        this.status = status;
    }

    /** A request that the service's rules forbid: status 400. */
    public static AwsException badRequest(String code, String message) {
        return new AwsException(code, BAD_REQUEST, message);
    }

    /** A name that nothing answers to: status 404, as the Query services answer it. */
    public static AwsException notFound(String code, String message) {
        return new AwsException(code, NOT_FOUND, message);
    }

    /** A JSON-protocol request that breaks a rule of the service. */
    public static AwsException validation(String message) {
        return badRequest("ValidationException", message);
    }

    /** The error code, such as {@code ResourceNotFoundException}. */
    public String code() {
        return code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message; never null. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? code : message;
    }
}
