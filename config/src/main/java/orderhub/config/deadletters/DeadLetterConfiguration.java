package orderhub.config.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import orderhub.config.saga.OperatorsDesk;
import orderhub.config.saga.OrderSagas;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.json.HubJson;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementStrategy;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jmx.export.MBeanExporter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Wires the desk of dead letters. */
@Configuration(proxyBeanMethods = false)
class DeadLetterConfiguration {

    @Bean
    DryRunContext dryRunContext(
            HubSettings settings,
            Environment environment,
            DynamoDbClient dynamoDb,
            DynamoDbSagaService sagas,
            SagaOperations operations,
            Clock clock,
            @Value("${hub.reservation.hold-ms}") long holdMs) {
        return new DryRunContext(
                new DryRunWorld(
                        settings,
                        dynamoDb,
                        new OrderSagas(sagas),
                        new OperatorsDesk(operations),
                        clock,
                        Duration.ofMillis(holdMs)),
                environment);
    }

    /** Closed before its clients are, because it was made of them. */
    @Bean
    DeadLetterDesk deadLetterDesk(
            HubSettings settings, SqsClient sqs, DynamoDbClient dynamoDb, DryRunContext dryRun, Clock clock) {
        return new DeadLetterDesk(
                settings.deadLetters(),
                new DeadLetterDesk.World(
                        sqs, dynamoDb, dryRun, clock, UUID::randomUUID, DeadLetterConfiguration::startRedrive),
                HubJson.mapper());
    }

    /** A thread for each, of which there is one a queue at most. An executor bean would take the place of Spring's own. */
    private static void startRedrive(Runnable redrive) {
        Thread thread = new Thread(redrive, "redrive");
        thread.setDaemon(true);
        thread.start();
    }

    /** Beside the MBeans of the hub's Camel context, whose name there is known when it has started. */
    @Bean
    CamelContextConfiguration deadLettersJmx(DeadLetterDesk desk, ObjectProvider<MBeanExporter> exporter) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                // Its name is not settled yet.
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                exporter.ifAvailable(jmx -> jmx.registerManagedResource(new DeadLettersMBean(desk), name(camel)));
            }
        };
    }

    private static ObjectName name(CamelContext camel) {
        try {
            ManagementStrategy management = camel.getManagementStrategy();
            ObjectName context = management.getManagementObjectNameStrategy().getObjectNameForCamelContext(camel);
            return new ObjectName("%s:context=%s,type=deadletters,name=DeadLetters"
                    .formatted(context.getDomain(), context.getKeyProperty("context")));
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
