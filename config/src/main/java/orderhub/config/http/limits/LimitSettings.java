package orderhub.config.http.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How much may be asked for.
 *
 * @param caller the rate of one caller
 * @param total the rate of all callers together
 * @param maxCallers how many callers are kept apart; those not seen for longest are forgotten
 * @param threads that handle requests, where the JDK has no virtual ones
 * @param maxRequests in hand at once: handled, or waiting for a thread
 * @param requestTimeoutMs after which a request that was not answered is given up, in milliseconds
 * @param bodyDeadlineMs within which a body has to be there, in milliseconds
 * @param drainBytes of a body that is too large are read all the same
 */
@ConfigurationProperties("hub.api.limits")
public record LimitSettings(
        Rate caller,
        Rate total,
        int maxCallers,
        int threads,
        int maxRequests,
        int requestTimeoutMs,
        int bodyDeadlineMs,
        int drainBytes) {

    /**
     * A bucket of tokens; each request takes one.
     *
     * @param perSecond tokens that come back
     * @param burst how many it holds
     */
    public record Rate(int perSecond, int burst) {

        /** How long an empty bucket takes to fill, in whole seconds. */
        long fillsInS() {
            return ceilDiv(burst);
        }

        /** How long some tokens take to come back, in whole seconds. */
        long ceilDiv(long tokens) {
            return (tokens + perSecond - 1) / perSecond;
        }
    }

    public LimitSettings {
        if (threads > maxRequests) {
            throw new IllegalArgumentException("hub.api.limits.threads is " + threads
                    + ": more than hub.api.limits.max-requests, " + maxRequests + ", would never be used");
        }
    }
}
