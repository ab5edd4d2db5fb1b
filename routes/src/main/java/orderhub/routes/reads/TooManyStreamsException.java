package orderhub.routes.reads;

/** As many streams are open as this hub takes, or it stops. */
public final class TooManyStreamsException extends RuntimeException {

    public TooManyStreamsException() {
        super("no room for another stream");
    }
}
