package orderhub.routes.http;

/** There would be more of a product than the hub counts. */
public final class RestockRefusedException extends RuntimeException {

    private final String why;

    /** @param why for the operator */
    public RestockRefusedException(String why) {
        super(why);
        this.why = why;
    }

    /** Why, for the operator. */
    public String why() {
        return why;
    }
}
