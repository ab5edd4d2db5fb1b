package orderhub.infra.local.aws.sns;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import orderhub.infra.local.aws.shared.Arn;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.Xml;

/** The operations on subscriptions. */
final class SubscriptionOperations {
    private static final String PROTOCOL = "sqs";

    private final AwsAccount account;
    private final Topics topics;

    SubscriptionOperations(AwsAccount account, Topics topics) {
        this.account = account;
        this.topics = topics;
    }

    Xml subscribe(QueryParameters parameters) {
        String topicArn = parameters.required("TopicArn");
        topics.required(topicArn);
        String protocol = parameters.required("Protocol");
        if (!protocol.equals(PROTOCOL)) {
            throw AwsException.badRequest(
                    "InvalidParameter",
                    "Invalid parameter: Protocol Reason: the embedded SNS delivers to sqs only, not to " + protocol);
        }
        String endpoint = parameters.required("Endpoint");
        if (!Arn.isOf("sqs", endpoint)) {
            throw AwsException.badRequest("InvalidParameter", "Invalid parameter: SQS endpoint ARN: " + endpoint);
        }
        Subscription subscription = topics.subscribe(topicArn, endpoint, parameters.map("Attributes"));
        return new Xml().element("SubscriptionArn", subscription.arn());
    }

    Xml unsubscribe(QueryParameters parameters) {
        topics.unsubscribe(parameters.required("SubscriptionArn"));
        return new Xml();
    }

    Xml list() {
        return members(topics.subscriptions());
    }

    Xml listByTopic(QueryParameters parameters) {
        Topic topic = topics.required(parameters.required("TopicArn"));
        return members(topics.subscriptions(topic.arn()));
    }

    private Xml members(List<Subscription> subscriptions) {
        Xml members = new Xml();
        for (Subscription subscription : subscriptions) {
            members.element(
                    "member",
                    new Xml()
                            .element("SubscriptionArn", subscription.arn())
                            .element("Owner", account.accountId())
                            .element("Protocol", PROTOCOL)
                            .element("Endpoint", subscription.endpoint())
                            .element("TopicArn", subscription.topicArn()));
        }
        return new Xml().element("Subscriptions", members);
    }

    Xml attributes(QueryParameters parameters) {
        Subscription subscription = topics.requiredSubscription(parameters.required("SubscriptionArn"));
        Map<String, String> all = new TreeMap<>(subscription.attributes());
        all.put("SubscriptionArn", subscription.arn());
        all.put("TopicArn", subscription.topicArn());
        all.put("Protocol", PROTOCOL);
        all.put("Endpoint", subscription.endpoint());
        all.put("Owner", account.accountId());
        all.put("PendingConfirmation", "false");
        all.put("ConfirmationWasAuthenticated", "true");
        all.putIfAbsent(Subscription.RAW, "false");
        return TopicOperations.entries(all);
    }

    Xml setAttribute(QueryParameters parameters) {
        Subscription subscription = topics.requiredSubscription(parameters.required("SubscriptionArn"));
        topics.replace(subscription.with(
                parameters.required("AttributeName"),
                parameters.get("AttributeValue").orElse("")));
        return new Xml();
    }
}
