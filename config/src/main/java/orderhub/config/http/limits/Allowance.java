package orderhub.config.http.limits;

/**
 * Whether a request may go on, and what is left.
 *
 * @param rate the limit that is nearest, or that was met
 * @param policy its name
 * @param remaining tokens in its bucket
 * @param retryAfterS when a request may come again, in seconds, at least 1; 0 if this one may go on
 */
record Allowance(LimitSettings.Rate rate, String policy, long remaining, long retryAfterS) {

    boolean refused() {
        return retryAfterS > 0;
    }
}
