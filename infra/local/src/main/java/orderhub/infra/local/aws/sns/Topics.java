package orderhub.infra.local.aws.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.Json;
import orderhub.infra.local.aws.shared.StateFile;

/** Topics and subscriptions. A change is on disk before it is answered. */
final class Topics {
    private static final String SECTION = "sns";

    private final Map<String, Topic> topics = new ConcurrentSkipListMap<>();
    private final Map<String, Subscription> subscriptions = new ConcurrentSkipListMap<>();
    private final StateFile state;

    Topics(StateFile state) {
        this.state = state;
        JsonNode saved = state.read(SECTION);
        for (JsonNode json : saved.path("Topics")) {
            Topic topic = Topic.fromState(json);
            topics.put(topic.arn(), topic);
        }
        for (JsonNode json : saved.path("Subscriptions")) {
            Subscription subscription = Subscription.fromState(json);
            subscriptions.put(subscription.arn(), subscription);
        }
    }

    List<Topic> all() {
        return List.copyOf(topics.values());
    }

    Optional<Topic> find(String arn) {
        return Optional.ofNullable(topics.get(arn));
    }

    Topic required(String arn) {
        return find(arn).orElseThrow(() -> AwsException.notFound("NotFound", "Topic does not exist"));
    }

    /** Creates the topic; one that is there already stays, as it is. */
    synchronized void create(Topic topic) {
        if (topics.putIfAbsent(topic.arn(), topic) == null) {
            save();
        }
    }

    synchronized void replace(Topic topic) {
        topics.put(topic.arn(), topic);
        save();
    }

    synchronized void delete(String arn) {
        topics.remove(arn);
        subscriptions.values().removeIf(subscription -> subscription.topicArn().equals(arn));
        save();
    }

    List<Subscription> subscriptions() {
        return List.copyOf(subscriptions.values());
    }

    List<Subscription> subscriptions(String topicArn) {
        return subscriptions.values().stream()
                .filter(subscription -> subscription.topicArn().equals(topicArn))
                .toList();
    }

    Subscription requiredSubscription(String arn) {
        Subscription found = subscriptions.get(arn);
        if (found == null) {
            throw AwsException.notFound("NotFound", "Subscription does not exist");
        }
        return found;
    }

    /** Subscribes; the same queue subscribed again with the same attributes keeps its subscription. */
    synchronized Subscription subscribe(String topicArn, String endpoint, Map<String, String> attributes) {
        Optional<Subscription> existing = subscription(topicArn, endpoint);
        if (existing.isPresent()) {
            return kept(existing.get(), attributes);
        }
        Subscription added = Subscription.of(topicArn + ":" + UUID.randomUUID(), topicArn, endpoint, attributes);
        replace(added);
        return added;
    }

    /** Subscribes, or gives the queue's subscription these attributes. */
    synchronized void ensureSubscription(String topicArn, String endpoint, Map<String, String> attributes) {
        required(topicArn);
        String arn = subscription(topicArn, endpoint)
                .map(Subscription::arn)
                .orElseGet(() -> topicArn + ":" + UUID.randomUUID());
        replace(Subscription.of(arn, topicArn, endpoint, attributes));
    }

    private Optional<Subscription> subscription(String topicArn, String endpoint) {
        return subscriptions(topicArn).stream()
                .filter(subscription -> subscription.endpoint().equals(endpoint))
                .findFirst();
    }

    private static Subscription kept(Subscription existing, Map<String, String> attributes) {
        if (!attributes.isEmpty() && !attributes.equals(existing.attributes())) {
            throw AwsException.badRequest(
                    "InvalidParameter",
                    "Invalid parameter: Attributes Reason: Subscription already exists with different attributes");
        }
        return existing;
    }

    synchronized void replace(Subscription subscription) {
        subscriptions.put(subscription.arn(), subscription);
        save();
    }

    synchronized void unsubscribe(String arn) {
        subscriptions.remove(arn);
        save();
    }

    private void save() {
        ObjectNode json = Json.object();
        ArrayNode allTopics = json.putArray("Topics");
        topics.values().forEach(topic -> allTopics.add(topic.toState()));
        ArrayNode allSubscriptions = json.putArray("Subscriptions");
        subscriptions.values().forEach(subscription -> allSubscriptions.add(subscription.toState()));
        state.write(SECTION, json);
    }
}
