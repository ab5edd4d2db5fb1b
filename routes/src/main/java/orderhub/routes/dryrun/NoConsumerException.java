package orderhub.routes.dryrun;

/** No route of the hub takes messages from a queue. */
public final class NoConsumerException extends RuntimeException {

    public NoConsumerException() {
        super("no route of the hub takes messages from this queue");
    }
}
