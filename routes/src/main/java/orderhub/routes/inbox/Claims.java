package orderhub.routes.inbox;

/** Where claims on events are kept, for all hubs. */
public interface Claims {

    /** How an attempt to claim an event ended. */
    enum Outcome {
        /** It is claimed now, by this attempt. */
        CLAIMED,
        /** It has had its effect. */
        DONE,
        /** Another claim on it has not run out. */
        IN_HAND,
        /** Another claim on it has run out, and may have had its effect or not. */
        UNKNOWN
    }

    /**
     * Claims an event until the lease runs out, after which another may.
     *
     * @param token distinguishes this attempt from all others
     */
    Outcome claim(String consumer, String eventId, String token);

    /**
     * Claims an event that must not have its effect twice, whatever happens: a claim that has run out is not taken over.
     *
     * @param token distinguishes this attempt from all others
     */
    Outcome claimForGood(String consumer, String eventId, String token);

    /**
     * Notes that the event has had its effect.
     *
     * @return false if the claim is another's by now
     */
    boolean confirm(String consumer, String eventId, String token);

    /**
     * Gives the event back, for another attempt.
     *
     * @return false if the claim is another's by now, or the event has had its effect
     */
    boolean release(String consumer, String eventId, String token);
}
