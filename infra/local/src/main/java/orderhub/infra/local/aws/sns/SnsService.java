package orderhub.infra.local.aws.sns;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.BoundedLog;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.QueryService;
import orderhub.infra.local.aws.shared.QueueDelivery;
import orderhub.infra.local.aws.shared.StateFile;
import orderhub.infra.local.aws.shared.TopicDelivery;
import orderhub.infra.local.aws.shared.Xml;

/** SNS: standard topics, queues subscribed with filter policies, and text messages that are kept to be looked at. */
public final class SnsService implements QueryService {
    /** So many text messages are kept; older ones are forgotten. */
    private static final int MAX_TEXT_MESSAGES = 1_000;

    private final BoundedLog<TextMessage> textMessages = new BoundedLog<>(MAX_TEXT_MESSAGES);
    private final Topics topics;
    private final TopicOperations topicOperations;
    private final SubscriptionOperations subscriptionOperations;
    private final Publishing publishing;

    /**
     * @param endpoint what the links in wrapped messages start with
     */
    public SnsService(AwsAccount account, Clock clock, StateFile state, QueueDelivery queues, URI endpoint) {
        this.topics = new Topics(state);
        this.topicOperations = new TopicOperations(account, topics);
        this.subscriptionOperations = new SubscriptionOperations(account, topics);
        this.publishing = new Publishing(topics, queues, textMessages, clock, endpoint);
    }

    @Override
    public String namespace() {
        return "http://sns.amazonaws.com/doc/2010-03-31/";
    }

    /** The newest text messages, oldest first; at most 1,000. */
    public List<TextMessage> textMessages() {
        return textMessages.all();
    }

    /** Subscribes a queue, or gives its subscription these attributes and no others. */
    public void ensureSubscription(String topicArn, String queueArn, Map<String, String> attributes) {
        topics.ensureSubscription(topicArn, queueArn, attributes);
    }

    /** Publishes on behalf of another service. */
    public TopicDelivery delivery() {
        return publishing;
    }

    @Override
    public CompletableFuture<Xml> call(String action, QueryParameters parameters) {
        return switch (action) {
            case "Publish" -> publishing.publish(parameters);
            case "PublishBatch" -> publishing.publishBatch(parameters);
            default -> CompletableFuture.completedFuture(manage(action, parameters));
        };
    }

    private Xml manage(String action, QueryParameters parameters) {
        return switch (action) {
            case "CreateTopic" -> topicOperations.create(parameters);
            case "DeleteTopic" -> topicOperations.delete(parameters);
            case "ListTopics" -> topicOperations.list();
            case "GetTopicAttributes" -> topicOperations.attributes(parameters);
            case "SetTopicAttributes" -> topicOperations.setAttribute(parameters);
            case "Subscribe" -> subscriptionOperations.subscribe(parameters);
            case "Unsubscribe" -> subscriptionOperations.unsubscribe(parameters);
            case "ListSubscriptions" -> subscriptionOperations.list();
            case "ListSubscriptionsByTopic" -> subscriptionOperations.listByTopic(parameters);
            case "GetSubscriptionAttributes" -> subscriptionOperations.attributes(parameters);
            case "SetSubscriptionAttributes" -> subscriptionOperations.setAttribute(parameters);
            default -> throw AwsException.badRequest("InvalidAction", "The embedded SNS does not have " + action + ".");
        };
    }
}
