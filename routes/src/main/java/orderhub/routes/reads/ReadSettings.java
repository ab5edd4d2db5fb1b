package orderhub.routes.reads;

/**
 * Limits of reads; the application binds these from {@code hub.reads}, where each has its reason beside it.
 *
 * @param pollFirstMs how soon a watched order is looked at again after it changed, in milliseconds
 * @param pollLongestMs how seldom one that does not change, in milliseconds
 * @param threads that tell callers what happened
 * @param waitDefaultS how long a caller waits who does not say, in seconds
 * @param waitLongestS how long a caller may wait, in seconds
 * @param maxWaiting how many callers may wait at once
 * @param streamLongestS how long a stream lasts, in seconds
 * @param heartbeatS how often a stream says that it is there, in seconds
 * @param streamRetryS how long a caller waits before they take up a stream that has ended, in seconds
 * @param maxStreams how many streams there may be at once
 * @param listDefaultLimit orders of a page whose caller does not say how many
 * @param listMaxLimit the most orders of a page
 * @param listMaxRead the most orders that are read for a page, whether they are in it or not
 */
public record ReadSettings(
        int pollFirstMs,
        int pollLongestMs,
        int threads,
        int waitDefaultS,
        int waitLongestS,
        int maxWaiting,
        int streamLongestS,
        int heartbeatS,
        int streamRetryS,
        int maxStreams,
        int listDefaultLimit,
        int listMaxLimit,
        int listMaxRead) {

    /** @throws IllegalArgumentException for limits with which nothing would be read */
    public ReadSettings {
        require(pollFirstMs >= 1 && pollLongestMs >= pollFirstMs, "poll-first-ms is from 1 to poll-longest-ms");
        require(threads >= 1, "threads is 1 or more");
        require(waitDefaultS >= 1 && waitLongestS >= waitDefaultS, "wait-default-s is from 1 to wait-longest-s");
        require(maxWaiting >= 0, "max-waiting is 0 or more");
        require(heartbeatS >= 1 && streamLongestS >= heartbeatS, "heartbeat-s is from 1 to stream-longest-s");
        require(maxStreams >= 0, "max-streams is 0 or more");
        require(
                listDefaultLimit >= 1 && listMaxLimit >= listDefaultLimit && listMaxRead >= listMaxLimit,
                "list-default-limit is from 1 to list-max-limit, which is at most list-max-read");
    }

    private static void require(boolean fits, String rule) {
        if (!fits) {
            throw new IllegalArgumentException("hub.reads." + rule);
        }
    }
}
