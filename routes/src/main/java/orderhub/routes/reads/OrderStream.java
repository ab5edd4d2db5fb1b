package orderhub.routes.reads;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import orderhub.processors.events.DescribeEvents;
import orderhub.routes.http.LiveBody;
import orderhub.schemas.event.OrderEvent;
import orderhub.schemas.order.Order;
import org.jspecify.annotations.Nullable;

/**
 * One stream. What is written to it is a few kilobytes in all, which a socket's buffer takes: who writes does not wait for
 * whoever reads.
 */
final class OrderStream implements LiveBody, Follower {

    private static final DescribeEvents DESCRIBE_EVENTS = new DescribeEvents();

    private final EventText text;
    private final OrderWatch watch;
    private final Duration heartbeat;
    private final Duration longest;
    private final List<Runnable> leave = new ArrayList<>();
    private final Order known;
    private @Nullable Sink sink;
    private int told;
    private boolean over;

    /** @param leave called once, when the stream has ended */
    OrderStream(
            Order known,
            int told,
            EventText text,
            OrderWatch watch,
            Duration heartbeat,
            Duration longest,
            Runnable leave) {
        this.known = known;
        this.told = told;
        this.text = text;
        this.watch = watch;
        this.heartbeat = heartbeat;
        this.longest = longest;
        this.leave.add(leave);
    }

    @Override
    public void start(Sink to) {
        synchronized (this) {
            sink = to;
        }
        write(text.beginning());
        changed(known);
        leaveBy(watch.later(longest, this::ended));
        beatLater();
        watch.follow(known, this).ifPresentOrElse(this::leaveBy, this::ended);
    }

    @Override
    public void cancel() {
        ended();
    }

    @Override
    public synchronized void changed(Order order) {
        List<OrderEvent> events = DESCRIBE_EVENTS.apply(order).events();
        for (; told < events.size() && !over; told++) {
            write(text.event(told + 1, events.get(told)));
        }
        if (order.status().isTerminal()) {
            ended();
        }
    }

    @Override
    public void ended() {
        List<Runnable> all;
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            all = List.copyOf(leave);
            if (sink != null) {
                sink.close();
            }
        }
        all.forEach(Runnable::run);
    }

    private synchronized void write(String piece) {
        try {
            if (!over && sink != null) {
                sink.write(piece);
            }
        } catch (IOException gone) {
            ended();
        }
    }

    private void beat() {
        write(EventText.HEARTBEAT);
        beatLater();
    }

    private void beatLater() {
        Runnable callOff = watch.later(heartbeat, this::beat);
        synchronized (this) {
            if (!over) {
                return;
            }
        }
        callOff.run();
    }

    private void leaveBy(Runnable how) {
        synchronized (this) {
            if (!over) {
                leave.add(how);
                return;
            }
        }
        how.run();
    }
}
