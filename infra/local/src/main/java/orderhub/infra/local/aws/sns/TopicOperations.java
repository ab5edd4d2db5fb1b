package orderhub.infra.local.aws.sns;

import java.util.Map;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.shared.AwsException;
import orderhub.infra.local.aws.shared.QueryParameters;
import orderhub.infra.local.aws.shared.Xml;

/** The operations on topics. */
final class TopicOperations {
    private static final String NAME_PATTERN = "[A-Za-z0-9_-]{1,256}";

    private final AwsAccount account;
    private final Topics topics;

    TopicOperations(AwsAccount account, Topics topics) {
        this.account = account;
        this.topics = topics;
    }

    Xml create(QueryParameters parameters) {
        String name = parameters.required("Name");
        if (!name.matches(NAME_PATTERN)) {
            throw AwsException.badRequest(
                    "InvalidParameter",
                    "Invalid parameter: Topic Name Reason: must match " + NAME_PATTERN
                            + "; FIFO topics are not supported by the embedded SNS");
        }
        String arn = account.topicArn(name);
        topics.create(new Topic(arn, parameters.map("Attributes")));
        return new Xml().element("TopicArn", arn);
    }

    Xml delete(QueryParameters parameters) {
        topics.delete(parameters.required("TopicArn"));
        return new Xml();
    }

    Xml list() {
        Xml members = new Xml();
        topics.all().forEach(topic -> members.element("member", new Xml().element("TopicArn", topic.arn())));
        return new Xml().element("Topics", members);
    }

    Xml attributes(QueryParameters parameters) {
        Topic topic = topics.required(parameters.required("TopicArn"));
        Map<String, String> all = new java.util.TreeMap<>(topic.attributes());
        all.put("TopicArn", topic.arn());
        all.put("Owner", account.accountId());
        all.put(
                "SubscriptionsConfirmed",
                String.valueOf(topics.subscriptions(topic.arn()).size()));
        all.put("SubscriptionsPending", "0");
        all.put("SubscriptionsDeleted", "0");
        return entries(all);
    }

    static Xml entries(Map<String, String> attributes) {
        Xml entries = new Xml();
        attributes.forEach((name, value) ->
                entries.element("entry", new Xml().element("key", name).element("value", value)));
        return new Xml().element("Attributes", entries);
    }

    Xml setAttribute(QueryParameters parameters) {
        Topic topic = topics.required(parameters.required("TopicArn"));
        topics.replace(topic.with(
                parameters.required("AttributeName"),
                parameters.get("AttributeValue").orElse("")));
        return new Xml();
    }
}
