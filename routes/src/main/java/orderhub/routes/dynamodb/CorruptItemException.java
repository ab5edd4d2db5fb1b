package orderhub.routes.dynamodb;

/** A stored item is not what this code writes. A fault: nothing is concluded from such an item. */
public final class CorruptItemException extends RuntimeException {

    /** @param message which attribute, never its value */
    public CorruptItemException(String message) {
        super(message);
    }
}
