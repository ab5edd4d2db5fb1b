package orderhub.routes.answers;

/** Where the answers to requests with keys are kept, for all hubs. */
public interface AnswerBook {

    /**
     * Claims a key for a request until the lease runs out, unless it stands for one already.
     *
     * @param id of the key and of whose it is
     * @param fingerprint of what is asked for
     * @param token distinguishes this request from its repetitions
     */
    Claim claim(String id, String fingerprint, String token);

    /**
     * Keeps the answer, if the key is still this request's.
     *
     * @return false if the lease ran out, and the key is another's by now
     */
    boolean keep(Claim.Ours claim, KeptAnswer answer);

    /** Gives the key back, for a request that did nothing. */
    void release(Claim.Ours claim);
}
