package orderhub.infra.local.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Durations in order, for reports. */
record Percentiles(List<Duration> sorted) {

    static Percentiles of(List<Duration> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /** The least duration that is not exceeded by so many percent of them; zero if there is none. */
    Duration at(int percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "P50 %5.1f s   P95 %5.1f s   max %5.1f s   (of %d)",
                seconds(50),
                seconds(95),
                seconds(100),
                sorted.size());
    }

    private double seconds(int percent) {
        return at(percent).toMillis() / 1000.0;
    }
}
