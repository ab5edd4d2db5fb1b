package orderhub.routes.reads;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import orderhub.processors.conditions.EntityTag;
import orderhub.processors.conditions.EntityTags;
import orderhub.processors.waiting.Wait;
import orderhub.routes.http.Preconditions;
import orderhub.routes.http.QueryParameters;
import orderhub.schemas.order.Order;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** Lets callers wait until something has happened to an order. No thread waits with them. */
public final class OrderWaits implements EndsOnDrain {

    private static final String WAIT_FOR = "waitFor";
    private static final String TIMEOUT = "timeout";

    private static final Map<String, Wait.End> ENDS = Map.of("change", Wait.End.CHANGE, "terminal", Wait.End.TERMINAL);

    private final OrderWatch watch;
    private final int defaultS;
    private final int longestS;
    private final Semaphore places;

    public OrderWaits(OrderWatch watch, ReadSettings settings) {
        this.watch = watch;
        this.defaultS = settings.waitDefaultS();
        this.longestS = settings.waitLongestS();
        this.places = new Semaphore(settings.maxWaiting());
    }

    /**
     * What the caller waits for: {@code ?waitFor=terminal&timeout=20}. A change is one from what the caller says to have,
     * otherwise from the order as it is now.
     *
     * @throws orderhub.routes.http.InvalidParameterException if the request says nothing that can be waited for
     */
    public Wait read(
            @Body Order order,
            @Header(Exchange.HTTP_QUERY) @Nullable String query,
            @Header(Preconditions.IF_NONE_MATCH) @Nullable Object ifNoneMatch) {
        QueryParameters parameters = new QueryParameters(query, Set.of(WAIT_FOR, TIMEOUT));
        Wait.End end = parameters.word(WAIT_FOR, ENDS);
        Integer timeoutS = parameters.number(TIMEOUT, 1, longestS);
        if (parameters.text(WAIT_FOR) == null && parameters.text(TIMEOUT) != null) {
            parameters.refuse(TIMEOUT, "alone", "This is how long to wait: say with waitFor for what.");
        }
        parameters.requireValid();
        EntityTags seen = ifNoneMatch == null
                ? new EntityTags(false, List.of(EntityTag.ofVersion(order.version())))
                : Preconditions.read(Preconditions.IF_NONE_MATCH, ifNoneMatch);
        return end == null
                ? new Wait(Wait.End.AT_ONCE, Duration.ZERO, seen)
                : new Wait(end, Duration.ofSeconds(timeoutS == null ? defaultS : timeoutS), seen);
    }

    /**
     * The order when the wait is over, or when its time is: then as it stands. At once if too many wait already, or the hub
     * stops; a caller has to reckon with that.
     */
    public CompletableFuture<Order> await(Order order, Wait wait) {
        if (wait.isOver(order) || !places.tryAcquire()) {
            return CompletableFuture.completedFuture(order);
        }
        Waiting waiting = new Waiting(order, wait, places::release);
        waiting.leaveBy(watch.later(wait.atMost(), waiting::ended));
        watch.follow(order, waiting).ifPresentOrElse(waiting::leaveBy, waiting::ended);
        return waiting.answer();
    }

    /** How many more may wait. */
    int freePlaces() {
        return places.availablePermits();
    }

    @Override
    public void drain() {
        watch.drain();
    }
}
