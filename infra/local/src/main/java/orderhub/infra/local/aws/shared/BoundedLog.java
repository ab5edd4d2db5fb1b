package orderhub.infra.local.aws.shared;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest few of a stream of things, for somebody to look at.
 *
 * @param <T> the things
 */
public final class BoundedLog<T> {
    private final int capacity;
    private final Deque<T> newest = new ArrayDeque<>();

    /** Keeps at most {@code capacity} things. */
    public BoundedLog(int capacity) {
        this.capacity = capacity;
    }

    /** Adds {@code thing}; the oldest goes when there is no room. */
    public synchronized void add(T thing) {
        if (newest.size() == capacity) {
            newest.removeFirst();
        }
        newest.addLast(thing);
    }

    /** What is kept now, oldest first. */
    public synchronized List<T> all() {
        return List.copyOf(newest);
    }
}
