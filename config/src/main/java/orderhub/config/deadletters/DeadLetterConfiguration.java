package orderhub.config.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import orderhub.config.saga.OperatorsDesk;
import orderhub.config.saga.OrderSagas;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.json.HubJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
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

    @Bean
    DeadLettersMBean deadLettersMBean(DeadLetterDesk desk) {
        return new DeadLettersMBean(desk);
    }
}
