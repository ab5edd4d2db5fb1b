package orderhub.infra.local.aws.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

class CloudWatchTest {
    private final AwsClients aws = SharedAws.clients();
    private final String namespace = AwsClients.unique("Hub");

    private MetricDatum.Builder datum() {
        return MetricDatum.builder().metricName("orders").unit(StandardUnit.COUNT);
    }

    @Test
    void keeps_a_measurement_with_its_dimensions() {
        Instant time = Instant.parse("2026-01-02T03:04:05Z");
        aws.cloudWatch.putMetricData(put -> put.namespace(namespace)
                .metricData(datum().value(2.5)
                        .timestamp(time)
                        .dimensions(Dimension.builder()
                                .name("lane")
                                .value("EXPRESS")
                                .build())
                        .build()));

        assertThat(SharedAws.aws().metricData())
                .contains(new orderhub.infra.local.aws.metrics.MetricDatum(
                        namespace, "orders", Map.of("lane", "EXPRESS"), 2.5, 1, "Count", time));
        assertThat(aws.cloudWatch.listMetrics(list -> list.namespace(namespace)).metrics())
                .extracting("metricName")
                .containsExactly("orders");
    }

    @Test
    void sums_up_a_statistic_set() {
        aws.cloudWatch.putMetricData(put -> put.namespace(namespace)
                .metricData(datum().statisticValues(
                                s -> s.sum(12.0).sampleCount(4.0).minimum(1.0).maximum(5.0))
                        .build()));

        assertThat(SharedAws.aws().metricData()).anySatisfy(kept -> {
            assertThat(kept.namespace()).isEqualTo(namespace);
            assertThat(kept.value()).isEqualTo(12.0);
            assertThat(kept.sampleCount()).isEqualTo(4.0);
        });
    }

    @Test
    void takes_a_request_that_is_large_enough_to_be_compressed() {
        aws.cloudWatch.putMetricData(put -> put.namespace(namespace)
                .metricData(IntStream.range(0, 900)
                        .mapToObj(i ->
                                datum().metricName("metric-" + i).value(1.0).build())
                        .toList()));

        assertThat(SharedAws.aws().metricData())
                .filteredOn(kept -> kept.namespace().equals(namespace))
                .hasSize(900);
    }

    @Test
    void refuses_what_it_does_not_have() {
        assertThatThrownBy(() -> aws.cloudWatch.listDashboards()).hasMessageContaining("does not have ListDashboards");
    }
}
