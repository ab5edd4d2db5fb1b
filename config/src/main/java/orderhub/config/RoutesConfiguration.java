package orderhub.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import orderhub.config.aws.DestinationCheck;
import orderhub.config.drain.DrainQueues;
import orderhub.config.drain.MessagesInHand;
import orderhub.config.gateway.CallDeadline;
import orderhub.config.metrics.BreakerGauges;
import orderhub.config.metrics.MicrometerMeters;
import orderhub.config.saga.LeftBehind;
import orderhub.config.saga.OperatorsDesk;
import orderhub.config.saga.OrderSagas;
import orderhub.config.settings.RequiredSettings;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.routes.HubBeans;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.metrics.HubMeters;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Gives the routes what they need: settings, clock, and the beans that they name. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    @Bean
    HubSettings hubSettings(Environment environment) {
        return RequiredSettings.bind(environment, "hub", HubSettings.class);
    }

    /** Whole milliseconds, because that is what the tables keep: a time read back is the time that was written. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** The queue repeats what failed; the client must not do so behind its back. */
    @Bean
    HttpClientConfigurer gatewayClient(CallDeadline deadline) {
        return builder -> builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("deadline", deadline);
    }

    @Bean
    CallDeadline gatewayDeadline(@Value("${hub.gateway.call-deadline-ms}") int deadlineMs) {
        return new CallDeadline(Duration.ofMillis(deadlineMs));
    }

    /** As long as Camel itself waits for work in hand. Redrives stop first: to them, no messages would mean that all is done. */
    @Bean
    DrainQueues drainQueues(
            SqsClient sqs,
            MessagesInHand inHand,
            DeadLetterDesk deadLetters,
            @Value("${camel.main.shutdown-timeout}") int shutdownTimeoutS) {
        return new DrainQueues(sqs, inHand, Duration.ofSeconds(shutdownTimeoutS), deadLetters::stop);
    }

    /** The state of the circuit breaker before the payment gateway. */
    @Bean
    BreakerGauges breakerGauges(CamelContext camel) {
        return new BreakerGauges(camel);
    }

    /** Found by the saga library, which tells it of each end. */
    @Bean
    LeftBehind leftBehind(SagaOperations operations, ObjectProvider<ProducerTemplate> camel) {
        return new LeftBehind(operations::show, camel::getObject);
    }

    @Bean
    HubMeters hubMeters(MeterRegistry registry, Clock clock) {
        return new MicrometerMeters(registry, clock);
    }

    @Bean
    CamelContextConfiguration hubBeans(
            HubSettings settings,
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            DynamoDbSagaService sagas,
            SagaOperations operations,
            DeadLetterDesk deadLetters,
            HubMeters meters,
            DestinationCheck destinations,
            Clock clock,
            DrainQueues drain) {
        HubBeans.World world = new HubBeans.World(
                dynamoDb,
                sqs,
                new OrderSagas(sagas),
                new OperatorsDesk(operations),
                deadLetters,
                meters,
                clock,
                UUID::randomUUID,
                () -> ThreadLocalRandom.current().nextDouble());
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                destinations.run();
                HubBeans.of(settings, world).forEach(camel.getRegistry()::bind);
                camel.addLifecycleStrategy(drain);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing is left to do: the routes have started themselves.
            }
        };
    }
}
