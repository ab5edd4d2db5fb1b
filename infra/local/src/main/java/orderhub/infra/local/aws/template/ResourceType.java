package orderhub.infra.local.aws.template;

import java.util.List;

/** The resource types that the embedded AWS can create. */
final class ResourceType {
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";
    static final String BUS = "AWS::Events::EventBus";
    static final String RULE = "AWS::Events::Rule";
    static final String TOPIC = "AWS::SNS::Topic";
    static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
    static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    static final List<String> ALL = List.of(TABLE, QUEUE, QUEUE_POLICY, BUS, RULE, TOPIC, TOPIC_POLICY, SUBSCRIPTION);

    private ResourceType() {}
}
