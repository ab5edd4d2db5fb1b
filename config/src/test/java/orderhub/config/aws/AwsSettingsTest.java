package orderhub.config.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import orderhub.config.Settings;
import orderhub.infra.saga.spring.SagaClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;

class AwsSettingsTest {

    @Test
    void the_clients_get_the_defaults_that_are_written_in_the_file() {
        assertThat(bind(Settings.DEPLOYMENT))
                .isEqualTo(new AwsProperties("us-east-1", null, 50, 80, 2000, 4000, 1500, 1500, 25_000, 6000));
    }

    @Test
    void region_and_endpoint_come_from_the_deployment() {
        Map<String, Object> variables = new HashMap<>(Settings.DEPLOYMENT);
        variables.put("AWS_REGION", "eu-west-1");
        variables.put("HUB_AWS_ENDPOINT", "http://127.0.0.1:4566");

        AwsProperties properties = bind(variables);

        assertThat(properties.region()).isEqualTo("eu-west-1");
        assertThat(properties.endpoint()).isEqualTo(URI.create("http://127.0.0.1:4566"));
    }

    @Test
    void a_call_to_a_queue_outlasts_the_long_poll() {
        long longPollMs = 1000 * Settings.with(Settings.DEPLOYMENT).getRequiredProperty("hub.queue.wait-s", Long.class);

        assertThat((long) bind(Settings.DEPLOYMENT).queueCallTimeoutMs()).isGreaterThan(longPollMs);
    }

    @Test
    void an_owner_of_a_saga_can_ask_three_times_while_its_lease_lasts() {
        long leaseMs = Settings.with(Settings.DEPLOYMENT).getRequiredProperty("saga.dynamodb.lease-ms", Long.class);
        AwsProperties properties = bind(Settings.DEPLOYMENT);

        try (SagaClient client = new AwsConfiguration(properties).sagaClient()) {
            assertThat(client.dynamoDb()
                            .serviceClientConfiguration()
                            .overrideConfiguration()
                            .apiCallTimeout())
                    .hasValueSatisfying(
                            timeout -> assertThat(timeout.toMillis()).isLessThanOrEqualTo(leaseMs / 3));
        }
    }

    private static AwsProperties bind(Map<String, Object> variables) {
        return Binder.get(Settings.with(variables))
                .bind("hub.aws", AwsProperties.class)
                .get();
    }
}
