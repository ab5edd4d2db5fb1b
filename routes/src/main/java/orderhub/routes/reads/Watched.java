package orderhub.routes.reads;

import java.util.ArrayList;
import java.util.List;
import orderhub.schemas.order.Order;

/** An order that is watched, with its followers. Not thread-safe: the watch sees to that. */
final class Watched {

    private static final int BACKOFF_FACTOR = 2;

    private final List<Follower> followers = new ArrayList<>();
    private Order latest;
    private long intervalNanos;
    private long nextNanos;

    Watched(Order known, long firstNanos) {
        this.latest = known;
        this.intervalNanos = firstNanos;
    }

    Order latest() {
        return latest;
    }

    List<Follower> followers() {
        return List.copyOf(followers);
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    /** Whether nobody is left. */
    boolean remove(Follower follower) {
        followers.remove(follower);
        return followers.isEmpty();
    }

    /** Takes note of the order as somebody saw it; gives those to whom that is news. */
    List<Follower> see(Order order, long firstNanos) {
        if (order.version() <= latest.version()) {
            return List.of();
        }
        latest = order;
        intervalNanos = firstNanos;
        return followers();
    }

    boolean isDue(long now) {
        return nextNanos - now <= 0;
    }

    /** It is looked at by then, if not before. */
    void lookAt(long at) {
        if (followers.size() == 1 || nextNanos - at > 0) {
            nextNanos = at;
        }
    }

    /** Sets when it is looked at again, and how much later than that the next time. */
    void lookAgain(long now, long longestNanos) {
        nextNanos = now + intervalNanos;
        intervalNanos = Math.min(intervalNanos * BACKOFF_FACTOR, longestNanos);
    }
}
