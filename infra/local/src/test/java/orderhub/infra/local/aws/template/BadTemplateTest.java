package orderhub.infra.local.aws.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a template asks for and cannot have is refused by name: on AWS it would work, or be dropped in silence. */
class BadTemplateTest {
    private static final String QUEUE = "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}}\n  ";
    private static final String BUS = "B: {Type: 'AWS::Events::EventBus', Properties: {Name: b}}\n  ";
    private static final String RULE = "R: {Type: 'AWS::Events::Rule', Properties: {Name: r, EventBusName: !Ref B,"
            + " EventPattern: {source: [s]}, Targets: [{Id: t, Arn: !GetAtt Q.Arn}]}}\n  ";

    static Stream<Arguments> templates() {
        return Stream.of(
                refused(
                        "Bucket: {Type: 'AWS::S3::Bucket'}",
                        "Bucket (AWS::S3::Bucket): the embedded AWS cannot create this type. It can create"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q, Colour: red}}",
                        "Q (AWS::SQS::Queue): property Colour is not supported by the embedded AWS: leave it out"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q, RedrivePolicy: {a: 1}}}",
                        "property RedrivePolicy.deadLetterTargetArn must be given"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q, VisibilityTimeout: 50000}}",
                        "property VisibilityTimeout must be a number from 0 to 43200, not 50000"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q, FifoQueue: true}}",
                        "property QueueName must end in .fifo when FifoQueue is true"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !ImportValue x}}",
                        "Q.QueueName: the function Fn::ImportValue is not supported by the embedded AWS; use Ref,"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: !Ref Nobody}}",
                        "Q.QueueName: Nobody is neither a parameter nor a resource of this template"),
                refused(
                        "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q}, Condition: Prod}",
                        "Q (AWS::SQS::Queue): attribute Condition is not supported"),
                refused(
                        "A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: a, RedrivePolicy:"
                                + " {deadLetterTargetArn: !GetAtt B.Arn, maxReceiveCount: 3}}}\n  "
                                + "B: {Type: 'AWS::SQS::Queue', Properties: {QueueName: b, RedrivePolicy:"
                                + " {deadLetterTargetArn: !GetAtt A.Arn, maxReceiveCount: 3}}}",
                        "circular dependency between resources [A, B]"),
                refused(
                        QUEUE + "D: {Type: 'AWS::SQS::Queue', Properties: {QueueName: d.fifo, FifoQueue: true,"
                                + " RedrivePolicy: {deadLetterTargetArn: !GetAtt Q.Arn, maxReceiveCount: 3}}}",
                        "A FIFO queue needs a FIFO dead-letter queue"),
                refused(
                        "D: {Type: 'AWS::SQS::Queue', Properties: {QueueName: d, RedriveAllowPolicy:"
                                + " {redrivePermission: denyAll}}}\n  "
                                + "Q: {Type: 'AWS::SQS::Queue', Properties: {QueueName: q, RedrivePolicy:"
                                + " {deadLetterTargetArn: !GetAtt D.Arn, maxReceiveCount: 3}}}",
                        "the RedriveAllowPolicy of D does not allow arn:aws:sqs:us-east-1:000000000000:q"),
                refused(
                        QUEUE + BUS + RULE,
                        "R (AWS::Events::Rule): no AWS::SQS::QueuePolicy allows events.amazonaws.com to sqs:SendMessage to"
                                + " arn:aws:sqs:us-east-1:000000000000:q with aws:SourceArn"
                                + " arn:aws:events:us-east-1:000000000000:rule/b/r"),
                refused(
                        QUEUE + BUS + RULE + policy("sns.amazonaws.com", "!GetAtt R.Arn"),
                        "no AWS::SQS::QueuePolicy allows events.amazonaws.com"),
                refused(
                        QUEUE + BUS + RULE + policy("events.amazonaws.com", "!GetAtt B.Arn"),
                        "no AWS::SQS::QueuePolicy allows events.amazonaws.com"),
                refused(
                        QUEUE + "T: {Type: 'AWS::SNS::Topic', Properties: {TopicName: t}}\n  "
                                + "S: {Type: 'AWS::SNS::Subscription', Properties: {TopicArn: !Ref T, Protocol: sqs,"
                                + " Endpoint: !GetAtt Q.Arn}}",
                        "S (AWS::SNS::Subscription): no AWS::SQS::QueuePolicy allows sns.amazonaws.com"),
                refused(
                        BUS + "R: {Type: 'AWS::Events::Rule', Properties: {Name: r, ScheduleExpression: rate(1 day)}}",
                        "property EventPattern must be given: the embedded EventBridge has no scheduled rules"),
                refused(
                        "R: {Type: 'AWS::Events::Rule', Properties: {Name: r, EventPattern: {source: s}}}",
                        "R (AWS::Events::Rule): Event pattern is not valid"),
                refused(
                        "T: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: ttt, AttributeDefinitions: [],"
                                + " KeySchema: [{AttributeName: id, KeyType: HASHED}]}}",
                        "property KeySchema[0].KeyType must be one of [HASH, RANGE], not HASHED"),
                refused(
                        "T: {Type: 'AWS::DynamoDB::Table', Properties: {TableName: ttt, BillingMode: PAY_PER_REQUEST,"
                                + " AttributeDefinitions: [{AttributeName: id, AttributeType: S}],"
                                + " KeySchema: [{AttributeName: other, KeyType: HASH}]}}",
                        "T (AWS::DynamoDB::Table): "));
    }

    private static Arguments refused(String resources, String message) {
        return Arguments.of(resources, message);
    }

    private static String policy(String service, String source) {
        return "P: {Type: 'AWS::SQS::QueuePolicy', Properties: {Queues: [!Ref Q], PolicyDocument: {Statement:"
                + " [{Effect: Allow, Principal: {Service: " + service + "}, Action: 'sqs:SendMessage',"
                + " Resource: !GetAtt Q.Arn, Condition: {ArnEquals: {'aws:SourceArn': " + source + "}}}]}}}";
    }

    @ParameterizedTest
    @MethodSource("templates")
    void is_refused_with_the_name_of_what_is_wrong(String resources, String message, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("bad.yaml"), "Resources:\n  " + resources + "\n");

        assertThatThrownBy(() -> EmbeddedAws.start(EmbeddedAwsOptions.inMemory().withTemplate(file))
                        .close())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining(message);
    }
}
