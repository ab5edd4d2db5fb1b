package orderhub.config.http.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A bucket of tokens for each caller, and one for all of them together. */
final class RateLimits {

    private static final String CALLER = "caller";
    private static final String TOTAL = "total";

    private final LimitSettings settings;
    private final Bucket total;
    private final LoadingCache<String, Bucket> callers;

    RateLimits(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.total = bucket(settings.total(), time);
        this.callers = Caffeine.newBuilder()
                .maximumSize(settings.maxCallers())
                // By then a bucket is full again, as a new one is.
                .expireAfterAccess(Duration.ofSeconds(settings.caller().fillsInS() + 1))
                .build(caller -> bucket(settings.caller(), time));
    }

    /** Takes a token. What one caller asks for too much takes nothing from the others. */
    Allowance take(String caller) {
        Bucket own = callers.get(caller);
        ConsumptionProbe mine = own.tryConsumeAndReturnRemaining(1);
        if (!mine.isConsumed()) {
            return allowance(settings.caller(), CALLER, mine);
        }
        ConsumptionProbe everybodys = total.tryConsumeAndReturnRemaining(1);
        if (!everybodys.isConsumed()) {
            own.addTokens(1);
            return allowance(settings.total(), TOTAL, everybodys);
        }
        return allowance(settings.caller(), CALLER, mine);
    }

    private static Allowance allowance(LimitSettings.Rate rate, String policy, ConsumptionProbe probe) {
        long waitS = probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        TimeUnit.NANOSECONDS.toSeconds(
                                probe.getNanosToWaitForRefill() + TimeUnit.SECONDS.toNanos(1) - 1));
        return new Allowance(rate, policy, probe.getRemainingTokens(), waitS);
    }

    private static Bucket bucket(LimitSettings.Rate rate, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
