package orderhub.infra.local.aws.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;

/** Reads the input of {@code PutMetricData}. */
final class MetricReader {
    /** The API reference: 1,000 different metrics a request. */
    private static final int MAX_METRICS = 1_000;

    private static final double MILLIS_PER_SECOND = 1_000;

    private final Clock clock;

    MetricReader(Clock clock) {
        this.clock = clock;
    }

    List<MetricDatum> read(JsonNode input) {
        String namespace = Json.text(input, "Namespace")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> AwsException.badRequest("MissingParameter", "The parameter Namespace is required."));
        JsonNode data = input.path("MetricData");
        if (data.size() > MAX_METRICS) {
            throw AwsException.badRequest(
                    "InvalidParameterValue",
                    "The collection MetricData must not have a size greater than " + MAX_METRICS);
        }
        List<MetricDatum> read = new ArrayList<>();
        data.forEach(datum -> read.add(datum(namespace, datum)));
        return read;
    }

    private MetricDatum datum(String namespace, JsonNode datum) {
        String name = Json.text(datum, "MetricName")
                .orElseThrow(
                        () -> AwsException.badRequest("MissingParameter", "The parameter MetricName is required."));
        Map<String, String> dimensions = new LinkedHashMap<>();
        datum.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.path("Name").asText(), dimension.path("Value").asText()));
        String unit = Json.text(datum, "Unit").orElse("None");
        JsonNode statistics = datum.path("StatisticValues");
        double sum = statistics.isObject() ? statistics.path("Sum").asDouble() : sum(datum);
        double count = statistics.isObject() ? statistics.path("SampleCount").asDouble() : count(datum);
        return new MetricDatum(namespace, name, dimensions, sum, count, unit, time(datum));
    }

    private static double sum(JsonNode datum) {
        double sum = datum.path("Value").asDouble();
        JsonNode values = datum.path("Values");
        for (int i = 0; i < values.size(); i++) {
            sum += values.path(i).asDouble() * countOf(datum, i);
        }
        return sum;
    }

    private static double count(JsonNode datum) {
        double count = datum.has("Value") ? 1 : 0;
        for (int i = 0; i < datum.path("Values").size(); i++) {
            count += countOf(datum, i);
        }
        return count;
    }

    private static double countOf(JsonNode datum, int i) {
        return datum.path("Counts").path(i).asDouble(1);
    }

    /** Seconds since 1970 in JSON and CBOR, ISO text in a form. */
    private Instant time(JsonNode datum) {
        JsonNode time = datum.path("Timestamp");
        if (time.isNumber()) {
            return Instant.ofEpochMilli(Math.round(time.asDouble() * MILLIS_PER_SECOND));
        }
        Optional<String> text = Json.text(datum, "Timestamp");
        try {
            return text.map(Instant::parse).orElseGet(clock::instant);
        } catch (DateTimeException broken) {
            throw AwsException.badRequest("InvalidParameterValue", "The Timestamp is not a date: " + text.orElse(""));
        }
    }
}
