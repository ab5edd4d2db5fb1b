package orderhub.infra.local.aws.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.BoundedLog;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.JsonService;

/** CloudWatch metrics: takes them, keeps the newest, and lists their names. No statistics are computed. */
public final class MetricsService implements JsonService {
    /** How CloudWatch names itself in the JSON protocol and in the CBOR protocol's path. */
    public static final String SERVICE_NAME = "GraniteServiceVersion20100801";

    /** So many measurements are kept; older ones are forgotten. */
    private static final int MAX_DATA = 10_000;

    private final BoundedLog<MetricDatum> data = new BoundedLog<>(MAX_DATA);
    private final MetricReader reader;

    public MetricsService(Clock clock) {
        this.reader = new MetricReader(clock);
    }

    /** The newest measurements, oldest first; at most 10,000. */
    public List<MetricDatum> metricData() {
        return data.all();
    }

    @Override
    public CompletableFuture<JsonNode> call(String operation, JsonNode input) {
        return CompletableFuture.completedFuture(
                switch (operation) {
                    case "PutMetricData" -> put(input);
                    case "ListMetrics" -> list(input);
                    default ->
                        throw AwsException.badRequest(
                                "UnknownOperationException",
                                "The embedded CloudWatch does not have " + operation + ".");
                });
    }

    private ObjectNode put(JsonNode input) {
        reader.read(input).forEach(data::add);
        return Json.object();
    }

    private record Metric(String namespace, String name, Map<String, String> dimensions) {}

    private ObjectNode list(JsonNode input) {
        Set<Metric> distinct = new LinkedHashSet<>();
        for (MetricDatum datum : data.all()) {
            boolean wanted = Json.text(input, "Namespace")
                            .orElse(datum.namespace())
                            .equals(datum.namespace())
                    && Json.text(input, "MetricName").orElse(datum.name()).equals(datum.name());
            if (wanted) {
                distinct.add(new Metric(datum.namespace(), datum.name(), datum.dimensions()));
            }
        }
        ObjectNode output = Json.object();
        ArrayNode metrics = output.putArray("Metrics");
        distinct.forEach(metric -> metrics.add(toJson(metric)));
        return output;
    }

    private static ObjectNode toJson(Metric metric) {
        ObjectNode json = Json.object().put("Namespace", metric.namespace()).put("MetricName", metric.name());
        ArrayNode dimensions = json.putArray("Dimensions");
        metric.dimensions()
                .forEach((name, value) ->
                        dimensions.addObject().put("Name", name).put("Value", value));
        return json;
    }
}
