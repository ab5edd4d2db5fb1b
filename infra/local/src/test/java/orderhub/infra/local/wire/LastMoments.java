package orderhub.infra.local.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;

/**
 * Lets the hub of each order die at another moment, with one kill: from its moment on, nothing gets through that would be
 * written for that order, so that the kill, whenever it comes, finds the order as if it had come at that moment.
 */
public final class LastMoments implements Middle {

    private final Map<String, Life> lives = new ConcurrentHashMap<>();
    private final CountDownLatch never = new CountDownLatch(1);

    /** What was written for an order until its moment. */
    private static final class Life {
        private final Predicate<Call> isLast;
        private final boolean effective;
        private final List<String> writes = new ArrayList<>();
        private boolean over;

        Life(Predicate<Call> isLast, boolean effective) {
            this.isLast = isLast;
            this.effective = effective;
        }

        /** Whether this write takes effect. */
        synchronized boolean takes(Call call) {
            if (over) {
                return false;
            }
            writes.add(call.operation());
            over = isLast.test(call);
            return !over || effective;
        }

        synchronized boolean isOver() {
            return over;
        }

        synchronized List<String> writes() {
            return List.copyOf(writes);
        }
    }

    /**
     * Says when the hub of an order dies.
     *
     * @param isLast asked once about each write, in turn
     * @param effective whether the last write still takes effect; its answer is lost either way
     */
    public void set(String orderId, Predicate<Call> isLast, boolean effective) {
        lives.put(orderId, new Life(isLast, effective));
    }

    /** Whether its moment has come. */
    public boolean hasCome(String orderId) {
        return life(orderId).isOver();
    }

    /** What was written for an order, or would have been at its last moment, oldest first. */
    public List<String> writes(String orderId) {
        return life(orderId).writes();
    }

    private Life life(String orderId) {
        Life life = lives.get(orderId);
        if (life == null) {
            throw new IllegalArgumentException(orderId);
        }
        return life;
    }

    @Override
    public Answer handle(Call call, Onward onward) throws InterruptedException {
        if (call.isWrite()) {
            for (Map.Entry<String, Life> order : lives.entrySet()) {
                if (call.mentions(order.getKey())) {
                    return write(call, onward, order.getValue());
                }
            }
        }
        return onward.pass(call);
    }

    private Answer write(Call call, Onward onward, Life life) throws InterruptedException {
        Answer answer = life.takes(call) ? onward.pass(call) : Answer.NONE;
        if (life.isOver()) {
            never.await();
        }
        return answer;
    }
}
