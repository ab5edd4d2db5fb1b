package orderhub.infra.local.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A hub's clock: the world's time, which may leap ahead, and an error of its own. Whole milliseconds, as the hub's. */
final class SkewedClock extends Clock {

    private final AtomicLong leapsMs;
    private final Duration error;

    /** @param leapsMs by how much the world's time is ahead of the machine's, for all clocks of a world */
    SkewedClock(AtomicLong leapsMs, Duration error) {
        this.leapsMs = leapsMs;
        this.error = error;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(System.currentTimeMillis() + leapsMs.get()).plus(error);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
