package orderhub.config;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import orderhub.config.saga.OperatorsDesk;
import orderhub.config.saga.OrderSagas;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.routes.HubBeans;
import orderhub.routes.HubSettings;
import orderhub.routes.deadletters.DeadLetterDesk;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
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
        return new Binder(ConfigurationPropertySources.get(environment), strict(environment))
                .bind("hub", HubSettings.class)
                .get();
    }

    /** Spring's own takes a variable that nobody set for its value: the text ${HUB_IDENTITY_SECRET} would be the secret. */
    private static PlaceholdersResolver strict(Environment environment) {
        return value -> value instanceof String text ? environment.resolveRequiredPlaceholders(text) : value;
    }

    /** Whole milliseconds, because that is what the tables keep: a time read back is the time that was written. */
    @Bean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    /** The queue repeats what failed; the client must not do so behind its back. */
    @Bean
    HttpClientConfigurer gatewayClient() {
        return builder ->
                builder.disableAutomaticRetries().disableRedirectHandling().disableCookieManagement();
    }

    @Bean
    CamelContextConfiguration hubBeans(
            HubSettings settings,
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            DynamoDbSagaService sagas,
            SagaOperations operations,
            DeadLetterDesk deadLetters,
            MeterRegistry meters,
            Clock clock) {
        HubBeans.World world = new HubBeans.World(
                dynamoDb,
                sqs,
                new OrderSagas(sagas),
                new OperatorsDesk(operations),
                clock,
                UUID::randomUUID,
                deadLetters,
                queue -> meters.counter("orderhub.deadletters", "queue", queue).increment(),
                () -> ThreadLocalRandom.current().nextDouble());
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                HubBeans.of(settings, world).forEach(camel.getRegistry()::bind);
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // Nothing is left to do: the routes have started themselves.
            }
        };
    }
}
