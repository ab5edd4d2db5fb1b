package orderhub.infra.local.aws.metrics;

import java.time.Instant;
import java.util.Map;

/**
 * A measurement that the application sent.
 *
 * @param namespace such as {@code OrderHub}
 * @param name of the metric
 * @param dimensions by name
 * @param value the value, or the sum of a statistic set or of values with counts
 * @param sampleCount how many measurements the value stands for
 * @param unit such as {@code Count}; {@code None} when not given
 * @param time when measured, or when received
 */
public record MetricDatum(
        String namespace,
        String name,
        Map<String, String> dimensions,
        double value,
        double sampleCount,
        String unit,
        Instant time) {
    public MetricDatum {
        dimensions = Map.copyOf(dimensions);
    }
}
