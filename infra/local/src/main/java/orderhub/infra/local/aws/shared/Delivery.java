package orderhub.infra.local.aws.shared;

/** What became of one message that a service sent on. */
public sealed interface Delivery {
    /** The receiver has it. */
    record Delivered() implements Delivery {}

    /**
     * The receiver refused it, or is not there.
     *
     * @param code an AWS error code
     * @param message what the receiver said
     */
    record Refused(String code, String message) implements Delivery {}
}
