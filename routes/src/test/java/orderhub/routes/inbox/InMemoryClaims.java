package orderhub.routes.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims as the table keeps them, in memory. */
public final class InMemoryClaims implements Claims {

    private record Claim(String token, Instant until, boolean done) {}

    private final Map<String, Claim> claims = new HashMap<>();
    private final InstantSource clock;
    private final Duration lease;
    private @Nullable RuntimeException fault;

    public InMemoryClaims(InstantSource clock, Duration lease) {
        this.clock = clock;
        this.lease = lease;
    }

    /** From now on every call fails so; null means no more. */
    public void fail(@Nullable RuntimeException with) {
        fault = with;
    }

    @Override
    public synchronized Outcome claim(String consumer, String eventId, String token) {
        check();
        Claim before = claims.get(consumer + "/" + eventId);
        if (before != null && before.done()) {
            return Outcome.DONE;
        }
        if (before != null && !before.until().isBefore(clock.instant())) {
            return Outcome.IN_HAND;
        }
        claims.put(consumer + "/" + eventId, new Claim(token, clock.instant().plus(lease), false));
        return Outcome.CLAIMED;
    }

    @Override
    public synchronized Outcome claimForGood(String consumer, String eventId, String token) {
        check();
        Claim before = claims.get(consumer + "/" + eventId);
        if (before == null) {
            return claim(consumer, eventId, token);
        }
        if (before.done()) {
            return Outcome.DONE;
        }
        return before.until().isBefore(clock.instant()) ? Outcome.UNKNOWN : Outcome.IN_HAND;
    }

    @Override
    public synchronized boolean confirm(String consumer, String eventId, String token) {
        check();
        return isOurs(consumer, eventId, token)
                && claims.put(consumer + "/" + eventId, new Claim(token, Instant.MAX, true)) != null;
    }

    @Override
    public synchronized boolean release(String consumer, String eventId, String token) {
        check();
        return isOurs(consumer, eventId, token) && claims.remove(consumer + "/" + eventId) != null;
    }

    private boolean isOurs(String consumer, String eventId, String token) {
        Claim claim = claims.get(consumer + "/" + eventId);
        return claim != null && claim.token().equals(token);
    }

    private void check() {
        if (fault != null) {
            throw fault;
        }
    }
}
