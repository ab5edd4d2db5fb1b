package orderhub.infra.local.aws.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.QueryService;
import orderhub.infra.local.aws.shared.Xml;

/** CloudWatch for clients that speak the Query protocol. */
public final class MetricsQueryService implements QueryService {
    private final MetricsService metrics;

    public MetricsQueryService(MetricsService metrics) {
        this.metrics = metrics;
    }

    @Override
    public String namespace() {
        return "http://monitoring.amazonaws.com/doc/2010-08-01/";
    }

    @Override
    public CompletableFuture<Xml> call(String action, QueryParameters parameters) {
        return metrics.call(action, input(parameters)).thenApply(MetricsQueryService::xml);
    }

    private static ObjectNode input(QueryParameters parameters) {
        ObjectNode input = Json.object();
        for (String name : List.of("Namespace", "MetricName")) {
            Json.putIfPresent(input, name, parameters.get(name));
        }
        ArrayNode data = input.putArray("MetricData");
        parameters.structures("MetricData.member").forEach(datum -> data.add(datum(datum)));
        return input;
    }

    private static ObjectNode datum(QueryParameters datum) {
        ObjectNode json = Json.object();
        for (String name : List.of("MetricName", "Unit", "Timestamp", "Value")) {
            Json.putIfPresent(json, name, datum.get(name));
        }
        ArrayNode dimensions = json.putArray("Dimensions");
        for (QueryParameters dimension : datum.structures("Dimensions.member")) {
            dimensions.addObject().put("Name", dimension.required("Name")).put("Value", dimension.required("Value"));
        }
        datum.list("Values.member").forEach(json.withArray("Values")::add);
        datum.list("Counts.member").forEach(json.withArray("Counts")::add);
        datum.get("StatisticValues.Sum").ifPresent(sum -> json.putObject("StatisticValues")
                .put("Sum", sum)
                .put("SampleCount", datum.get("StatisticValues.SampleCount").orElse("1")));
        return json;
    }

    private static Xml xml(JsonNode output) {
        Xml members = new Xml();
        for (JsonNode metric : output.path("Metrics")) {
            Xml dimensions = new Xml();
            metric.path("Dimensions").forEach(dimension -> dimensions.element("member", pair(dimension)));
            members.element(
                    "member",
                    new Xml()
                            .element("Namespace", metric.path("Namespace").asText())
                            .element("MetricName", metric.path("MetricName").asText())
                            .element("Dimensions", dimensions));
        }
        return output.has("Metrics") ? new Xml().element("Metrics", members) : new Xml();
    }

    private static Xml pair(JsonNode dimension) {
        return new Xml()
                .element("Name", dimension.path("Name").asText())
                .element("Value", dimension.path("Value").asText());
    }
}
