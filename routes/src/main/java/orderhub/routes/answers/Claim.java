package orderhub.routes.answers;

/** What became of a request that wants to be the one that its key stands for. */
public sealed interface Claim {

    /**
     * It is: nobody else is while its lease lasts.
     *
     * @param id of the key
     * @param token distinguishes this request from its repetitions
     */
    record Ours(String id, String token) implements Claim {}

    /** It was before, and was answered so. */
    record Answered(KeptAnswer answer) implements Claim {}

    /** Another with this key is being answered, or its hub died with it. */
    record InHand() implements Claim {}

    /** The key stands for a request that asked for something else. */
    record Reused() implements Claim {}
}
