package orderhub.infra.local.aws.template;

import java.util.Map;
import java.util.Optional;
import orderhub.infra.local.aws.shared.AwsAccount;
import orderhub.infra.local.aws.sqs.QueueUrls;

/**
 * What a resource will be called. Names are told before anything is created, so that the whole template can be
 * checked first.
 */
final class ResourceNames {
    /** The attribute that {@code Ref} asks for. */
    static final String REF = "";

    private final QueueUrls urls;
    private final String stackName;

    ResourceNames(QueueUrls urls, String stackName) {
        this.urls = urls;
        this.stackName = stackName;
    }

    /**
     * The values that other resources may ask for.
     *
     * @param values by attribute; {@link #REF} for {@code Ref}
     */
    record Names(Map<String, String> values) {
        Optional<String> value(String attribute) {
            return Optional.ofNullable(values.get(attribute));
        }
    }

    Names of(Resource resource, References references) {
        AwsAccount account = references.account();
        return new Names(
                switch (resource.type()) {
                    case ResourceType.TABLE -> table(account, name(resource, "TableName", references));
                    case ResourceType.QUEUE -> queue(account, name(resource, "QueueName", references));
                    case ResourceType.BUS -> bus(account, name(resource, "Name", references));
                    case ResourceType.RULE -> rule(account, resource, references);
                    case ResourceType.TOPIC -> topic(account, name(resource, "TopicName", references));
                    default -> Map.of();
                });
    }

    /** The name given, or one made of the stack's and the resource's, as CloudFormation makes it. */
    String name(Resource resource, String property, References references) {
        if (resource.properties().has(property)) {
            String where = resource.logicalId() + "." + property;
            return Functions.resolve(where, resource.properties().path(property), references)
                    .asText();
        }
        boolean fifo = resource.properties().path("FifoQueue").asBoolean();
        return stackName + "-" + resource.logicalId() + (fifo ? ".fifo" : "");
    }

    private static Map<String, String> table(AwsAccount account, String name) {
        return Map.of(REF, name, "Arn", account.tableArn(name));
    }

    private Map<String, String> queue(AwsAccount account, String name) {
        String url = urls.of(name);
        return Map.of(REF, url, "Arn", account.queueArn(name), "QueueName", name, "QueueUrl", url);
    }

    private static Map<String, String> bus(AwsAccount account, String name) {
        return Map.of(REF, name, "Arn", account.busArn(name), "Name", name);
    }

    private Map<String, String> rule(AwsAccount account, Resource resource, References references) {
        String name = name(resource, "Name", references);
        String bus = resource.properties().has("EventBusName") ? name(resource, "EventBusName", references) : "default";
        String busName = bus.substring(bus.indexOf('/') + 1);
        String ref = busName.equals("default") ? name : busName + "|" + name;
        return Map.of(REF, ref, "Arn", account.ruleArn(busName, name));
    }

    private static Map<String, String> topic(AwsAccount account, String name) {
        String arn = account.topicArn(name);
        return Map.of(REF, arn, "TopicArn", arn, "TopicName", name);
    }
}
