package orderhub.infra.saga.spring;

import io.micrometer.core.instrument.MeterRegistry;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.micrometer.SagaMeters;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.store.SagaTable;
import org.apache.camel.CamelContext;
import org.apache.camel.saga.CamelSagaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The saga service of an application that has a {@link DynamoDbClient} bean and no {@link CamelSagaService} of its own.
 * A {@link SagaClient} bean goes before the shared client.
 * {@code saga.dynamodb.enabled=false} leaves it out.
 */
@AutoConfiguration(
        afterName = {
            "io.awspring.cloud.autoconfigure.dynamodb.DynamoDbAutoConfiguration",
            "org.apache.camel.spring.boot.CamelAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass({DynamoDbClient.class, CamelSagaService.class})
@ConditionalOnBean(DynamoDbClient.class)
@ConditionalOnMissingBean(CamelSagaService.class)
@ConditionalOnProperty(prefix = SagaProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(SagaProperties.class)
public class SagaAutoConfiguration {

    /** Stops with its Camel context, which drains first what its routes still do: Spring must not stop it before. */
    @Bean(destroyMethod = "")
    DynamoDbSagaService dynamoDbSagaService(
            DynamoDbClient shared, ObjectProvider<SagaClient> own, SagaProperties properties) {
        SagaClient client = own.getIfAvailable();
        DynamoDbClient dynamoDb = client == null ? shared : client.dynamoDb();
        if (properties.createTable()) {
            SagaTable.createIfMissing(dynamoDb, properties.table());
        }
        return DynamoDbSagaService.builder(dynamoDb)
                .settings(properties.settings())
                .build();
    }

    /** What operators can see and do. */
    @Bean
    SagaOperations sagaOperations(DynamoDbSagaService service) {
        return service.operations();
    }

    /** Once all beans are there, since a listener may need the service's operations, and before Camel starts. */
    @Bean
    @Lazy(false)
    SagaServiceJoiner sagaServiceJoiner(
            DynamoDbSagaService service, ObjectProvider<SagaListener> listeners, ObjectProvider<CamelContext> camel) {
        return new SagaServiceJoiner(service, listeners, camel);
    }

    /** Metrics, where Micrometer is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterRegistry.class)
    @ConditionalOnBean(MeterRegistry.class)
    static class Metrics {

        /** The actuator binds it to registries; without it, this does. */
        @Bean
        @ConditionalOnMissingBean
        SagaMeters sagaMeters(SagaOperations operations, ObjectProvider<MeterRegistry> registries) {
            SagaMeters meters = new SagaMeters(operations);
            registries.ifUnique(meters::bindTo);
            return meters;
        }
    }
}
