package orderhub.infra.saga.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.micrometer.SagaMeters;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.operations.SagaFilter;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.InMemorySagaService;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class SagaAutoConfigurationTest {
    private final String table = LocalDynamoDb.newTable();
    private final ApplicationContextRunner empty = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SagaAutoConfiguration.class))
            .withPropertyValues("saga.dynamodb.table=" + table);
    private final ApplicationContextRunner runner =
            empty.withBean("dynamoDb", DynamoDbClient.class, LocalDynamoDb::client);

    @Test
    void gives_a_service_with_the_usual_settings() {
        runner.run(context -> {
            SagaSettings usual = SagaSettings.builder().table(table).build();
            assertThat(context).hasSingleBean(CamelSagaService.class).hasSingleBean(SagaOperations.class);
            assertThat(context.getBean(DynamoDbSagaService.class).settings()).isEqualTo(usual);
        });
    }

    @Test
    void takes_settings_in_milliseconds_or_with_a_unit() {
        runner.withPropertyValues(
                        "saga.dynamodb.lease-ms=700",
                        "saga.dynamodb.sweep-every-ms=2s",
                        "saga.dynamodb.max-duration-ms=PT1H",
                        "SAGA_DYNAMODB_MAXATTEMPTS=3")
                .withSystemProperties("saga.dynamodb.known-sagas=5")
                .run(context -> {
                    SagaSettings settings =
                            context.getBean(DynamoDbSagaService.class).settings();
                    assertThat(settings.lease()).isEqualTo(Duration.ofMillis(700));
                    assertThat(settings.sweepEvery()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(settings.maxDuration()).isEqualTo(Duration.ofHours(1));
                    assertThat(settings.knownSagas()).isEqualTo(5);
                });
    }

    @Test
    void takes_the_client_that_is_for_sagas_alone() {
        DynamoDbClient elsewhere = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build();
        empty.withBean("dynamoDb", DynamoDbClient.class, () -> elsewhere)
                .withBean(SagaClient.class, () -> new SagaClient(LocalDynamoDb.client()))
                .withPropertyValues("saga.dynamodb.create-table=true")
                .run(context -> assertThat(context.getBean(SagaOperations.class)
                                .list(SagaFilter.RUNNING, 1, null)
                                .sagas())
                        .isEmpty());
    }

    @Test
    void fails_to_start_with_settings_out_of_bounds() {
        runner.withPropertyValues("saga.dynamodb.max-steps=0")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessage("maxSteps must be at least 1, is 0"));
    }

    @Test
    void creates_the_table_only_when_told_to() {
        try (DynamoDbClient dynamoDb = LocalDynamoDb.client()) {
            runner.run(context -> assertThat(context).hasNotFailed());
            assertThatThrownBy(() -> dynamoDb.describeTable(request -> request.tableName(table)))
                    .isInstanceOf(ResourceNotFoundException.class);
            runner.withPropertyValues("saga.dynamodb.create-table=true")
                    .run(context -> assertThat(context).hasNotFailed());
            assertThat(dynamoDb.describeTable(request -> request.tableName(table))
                            .table()
                            .globalSecondaryIndexes())
                    .hasSize(1);
        }
    }

    @Test
    void stays_away_when_switched_off() {
        runner.withPropertyValues("saga.dynamodb.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(CamelSagaService.class));
    }

    @Test
    void stays_away_without_a_client() {
        empty.run(context -> assertThat(context).doesNotHaveBean(CamelSagaService.class));
    }

    @Test
    void stays_away_from_an_application_that_has_its_own() {
        runner.withBean(InMemorySagaService.class).run(context -> assertThat(context)
                .hasSingleBean(CamelSagaService.class)
                .doesNotHaveBean(SagaOperations.class));
    }

    @Test
    void measures_where_micrometer_is() {
        runner.run(context -> assertThat(context).doesNotHaveBean(SagaMeters.class));
        runner.withBean(SimpleMeterRegistry.class).run(context -> assertThat(context.getBean(MeterRegistry.class)
                        .get("camel.saga.started")
                        .counter()
                        .count())
                .isZero());
    }

    @Test
    void needs_no_micrometer_on_the_class_path() {
        runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SagaOperations.class));
    }
}
