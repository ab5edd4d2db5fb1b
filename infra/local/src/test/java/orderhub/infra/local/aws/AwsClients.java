package orderhub.infra.local.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients of the Java SDK, as the hub builds them: an endpoint, a region, any credentials. */
public final class AwsClients {
    private static final StaticCredentialsProvider ANY_CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any-key", "any-secret"));

    private final URI endpoint;
    public final DynamoDbClient dynamoDb;
    public final DynamoDbStreamsClient streams;
    public final SqsClient sqs;
    public final EventBridgeClient events;
    public final SnsClient sns;
    public final CloudWatchClient cloudWatch;
    public final StsClient sts;

    public AwsClients(URI endpoint) {
        this.endpoint = endpoint;
        this.dynamoDb = build(DynamoDbClient.builder());
        this.streams = build(DynamoDbStreamsClient.builder());
        this.sqs = build(SqsClient.builder());
        this.events = build(EventBridgeClient.builder());
        this.sns = build(SnsClient.builder());
        this.cloudWatch = build(CloudWatchClient.builder());
        this.sts = build(StsClient.builder());
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(ANY_CREDENTIALS)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** A name that no other test has. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** The ARN of a queue, by its name. */
    public static String queueArn(String name) {
        return "arn:aws:sqs:us-east-1:000000000000:" + name;
    }

    /** The URL of a queue, by its name. */
    public String url(String name) {
        return endpoint + "/000000000000/" + name;
    }

    /** Creates a queue with these attributes, and gives its URL. */
    public String createQueue(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    /** Creates a FIFO queue that deduplicates by content, and gives its URL. */
    public String createFifoQueue(String name) {
        return createQueue(
                name,
                Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    }

    /** Whatever the queue gives within that time, at most ten. */
    public List<Message> receive(String url, int waitSeconds) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .waitTimeSeconds(waitSeconds)
                        .maxNumberOfMessages(10)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /** The bodies of what the queue gives at once; everything received is deleted. */
    public List<String> drain(String url) {
        List<Message> messages = receive(url, 0);
        messages.forEach(
                message -> sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
        return messages.stream().map(Message::body).toList();
    }
}
