package orderhub.config.http.idempotency;

import java.time.Clock;
import orderhub.config.http.ManagementPath;
import orderhub.config.http.ProblemWriter;
import orderhub.routes.HubSettings;
import orderhub.routes.dynamodb.AnswersTable;
import orderhub.routes.hash.KeyedHash;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the book of answers before the routes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyConfiguration {

    @Bean
    IdempotencyFilter idempotencyFilter(
            DynamoDbClient dynamoDb,
            @Value("${hub.table.idempotency-keys}") String table,
            Clock clock,
            IdempotencySettings settings,
            HubSettings hub,
            ProblemWriter problems,
            ManagementPath management) {
        AnswersTable answers = new AnswersTable(dynamoDb, table, clock, settings.lease(), settings.kept());
        KeyedCalls calls = new KeyedCalls(new KeyedHash(hub.identity().secret()));
        return new IdempotencyFilter(calls, new Keeper(answers, settings.maxAnswerBytes()), problems, management);
    }
}
