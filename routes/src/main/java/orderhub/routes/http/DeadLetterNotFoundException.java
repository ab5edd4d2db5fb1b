package orderhub.routes.http;

/** There is no such dead-letter queue, no such message on it, or no such redrive of it. */
public final class DeadLetterNotFoundException extends RuntimeException {

    private final String what;

    /** @param what is not there, for the operator */
    public DeadLetterNotFoundException(String what) {
        super(what);
        this.what = what;
    }

    /** What is not there, for the operator. */
    public String what() {
        return what;
    }
}
