package orderhub.config.aws;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import orderhub.routes.deadletters.DeadLetterQueue;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Every table, queue, dead-letter queue, bus and topic that the settings name, and how to ask whether it exists. */
final class Destinations {

    /** Settings among the names of queues and topics that are no names. */
    private static final Set<String> NO_NAMES = Set.of("base-url", "base-arn", "wait-s", "visibility-s");

    private final Environment settings;
    private final AwsRequestOverrideConfiguration briefly;
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final EventBridgeClient events;
    private final SnsClient sns;

    /** @param callTimeout for each question; a client's own may be made for long polls */
    Destinations(
            Environment settings,
            Duration callTimeout,
            DynamoDbClient dynamoDb,
            SqsClient sqs,
            EventBridgeClient events,
            SnsClient sns) {
        this.settings = settings;
        this.briefly = AwsRequestOverrideConfiguration.builder()
                .apiCallTimeout(callTimeout)
                .build();
        this.dynamoDb = dynamoDb;
        this.sqs = sqs;
        this.events = events;
        this.sns = sns;
    }

    /** All of them. */
    List<Destination> all() {
        return Stream.of(
                        named("table", this::askForTable),
                        named("queue", this::askForQueue),
                        deadLetterQueues(),
                        named("bus", this::askForBus),
                        named("topic", this::askForTopic))
                .flatMap(destinations -> destinations)
                .toList();
    }

    private Stream<Destination> named(String kind, Consumer<String> question) {
        String prefix = "hub." + kind;
        Map<String, String> names = new TreeMap<>(Binder.get(settings)
                .bind(prefix, Bindable.mapOf(String.class, String.class))
                .get());
        return names.entrySet().stream()
                // A setting with a dot is a limit of the queue before the dot.
                .filter(setting -> !NO_NAMES.contains(setting.getKey())
                        && !setting.getKey().contains("."))
                .map(setting -> new Destination(
                        kind,
                        setting.getValue(),
                        prefix + "." + setting.getKey(),
                        () -> question.accept(setting.getValue())));
    }

    /** Without one, what cannot be handled would come back for ever, and nobody could look at it. */
    private Stream<Destination> deadLetterQueues() {
        String prefix = "hub.dead-letters.queues";
        Map<String, DeadLetterQueue> queues = new TreeMap<>(Binder.get(settings)
                .bind(prefix, Bindable.mapOf(String.class, DeadLetterQueue.class))
                .get());
        return queues.entrySet().stream().map(setting -> {
            String name = setting.getValue().name();
            return new Destination("queue", name, prefix + "." + setting.getKey() + ".name", () -> askForQueue(name));
        });
    }

    private void askForTable(String name) {
        dynamoDb.describeTable(table -> table.tableName(name).overrideConfiguration(briefly));
    }

    private void askForQueue(String name) {
        String url = settings.getRequiredProperty("hub.queue.base-url") + "/" + name;
        sqs.getQueueAttributes(queue ->
                queue.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN).overrideConfiguration(briefly));
    }

    private void askForBus(String name) {
        events.describeEventBus(bus -> bus.name(name).overrideConfiguration(briefly));
    }

    private void askForTopic(String name) {
        String arn = settings.getRequiredProperty("hub.topic.base-arn") + ":" + name;
        sns.getTopicAttributes(topic -> topic.topicArn(arn).overrideConfiguration(briefly));
    }
}
