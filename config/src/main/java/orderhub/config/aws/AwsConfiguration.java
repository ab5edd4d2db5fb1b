package orderhub.config.aws;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import orderhub.config.drain.MessagesInHand;
import orderhub.infra.saga.spring.SagaClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;

/**
 * One client a service, shared by all routes, and one for sagas alone; Camel's components find them by type. Credentials come from the SDK's
 * default chain.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AwsProperties.class)
class AwsConfiguration {

    private final AwsProperties properties;

    AwsConfiguration(AwsProperties properties) {
        this.properties = properties;
    }

    @Bean
    DynamoDbClient dynamoDbClient() {
        return dynamoDb(callTimeout(), attemptTimeout());
    }

    /** Gives an answer up early enough to ask again before the lease of the saga ends. */
    @Bean
    SagaClient sagaClient() {
        Duration call = Duration.ofMillis(properties.sagaCallTimeoutMs());
        return new SagaClient(dynamoDb(call, call));
    }

    @Bean
    EventBridgeClient eventBridgeClient() {
        return configured(
                        EventBridgeClient.builder().httpClient(httpClient(properties.maxConnections())),
                        callTimeout(),
                        attemptTimeout())
                .build();
    }

    @Bean
    SnsClient snsClient() {
        return configured(
                        SnsClient.builder().httpClient(httpClient(properties.maxConnections())),
                        callTimeout(),
                        attemptTimeout())
                .build();
    }

    @Bean
    MessagesInHand messagesInHand(Clock clock) {
        return new MessagesInHand(clock);
    }

    /** A long poll holds its connection and outlasts every other call. */
    @Bean
    SqsClient sqsClient(MessagesInHand inHand) {
        Duration longest = Duration.ofMillis(properties.queueCallTimeoutMs());
        SqsClientBuilder builder = configured(
                SqsClient.builder().httpClient(httpClient(properties.maxQueueConnections())), longest, longest);
        return builder.overrideConfiguration(
                        overrides(longest, longest).copy(more -> more.addExecutionInterceptor(inHand)))
                .build();
    }

    @Bean
    DestinationCheck destinationCheck(
            Environment settings, DynamoDbClient dynamoDb, SqsClient sqs, EventBridgeClient events, SnsClient sns) {
        Destinations destinations = new Destinations(settings, callTimeout(), dynamoDb, sqs, events, sns);
        return new DestinationCheck(destinations.all(), Duration.ofMillis(properties.startCheckTimeoutMs()));
    }

    private DynamoDbClient dynamoDb(Duration call, Duration attempt) {
        return configured(DynamoDbClient.builder().httpClient(httpClient(properties.maxConnections())), call, attempt)
                .build();
    }

    private Duration attemptTimeout() {
        return Duration.ofMillis(properties.attemptTimeoutMs());
    }

    private Duration callTimeout() {
        return Duration.ofMillis(properties.callTimeoutMs());
    }

    private <B extends AwsClientBuilder<B, C>, C> B configured(B builder, Duration call, Duration attempt) {
        builder.region(Region.of(properties.region())).overrideConfiguration(overrides(call, attempt));
        URI endpoint = properties.endpoint();
        return endpoint == null ? builder : builder.endpointOverride(endpoint);
    }

    private ClientOverrideConfiguration overrides(Duration call, Duration attempt) {
        return ClientOverrideConfiguration.builder()
                .retryStrategy(RetryMode.STANDARD)
                .apiCallTimeout(call)
                .apiCallAttemptTimeout(attempt)
                .build();
    }

    private SdkHttpClient httpClient(int maxConnections) {
        return ApacheHttpClient.builder()
                .maxConnections(maxConnections)
                .connectionTimeout(Duration.ofMillis(properties.connectTimeoutMs()))
                .socketTimeout(Duration.ofMillis(properties.queueCallTimeoutMs()))
                .build();
    }
}
