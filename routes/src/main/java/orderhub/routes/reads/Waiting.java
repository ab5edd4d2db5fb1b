package orderhub.routes.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import orderhub.processors.waiting.Wait;
import orderhub.schemas.order.Order;

/** One caller who waits. */
final class Waiting implements Follower {

    private final CompletableFuture<Order> answer = new CompletableFuture<>();
    private final List<Runnable> leave = new ArrayList<>();
    private final Wait wait;
    private Order latest;
    private boolean over;

    /** @param leave called once, when the wait is over */
    Waiting(Order known, Wait wait, Runnable leave) {
        this.latest = known;
        this.wait = wait;
        this.leave.add(leave);
    }

    CompletableFuture<Order> answer() {
        return answer;
    }

    /** Says what is to be called when the wait is over; at once, if it is. */
    void leaveBy(Runnable how) {
        synchronized (this) {
            if (!over) {
                leave.add(how);
                return;
            }
        }
        how.run();
    }

    @Override
    public void changed(Order order) {
        synchronized (this) {
            if (order.version() > latest.version()) {
                latest = order;
            }
            if (!wait.isOver(latest)) {
                return;
            }
        }
        ended();
    }

    /** What is called here may take locks of others, so it is called without this one. */
    @Override
    public void ended() {
        List<Runnable> all;
        Order last;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            all = List.copyOf(leave);
            last = latest;
        }
        all.forEach(Runnable::run);
        answer.complete(last);
    }
}
