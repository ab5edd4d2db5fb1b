package orderhub.infra.local.aws.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.EmbeddedAws;
import orderhub.infra.local.aws.EmbeddedAwsOptions;
import orderhub.infra.local.aws.SharedAws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class TemplateTest {
    private final AwsClients aws = SharedAws.clients();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "inventory",
                "inventory_reservations",
                "catalogue",
                "customers",
                "event_tallies",
                "inbox",
                "operator_actions",
                "idempotency_keys"
            })
    void the_hubs_tables_are_there(String table) {
        assertThat(aws.dynamoDb.describeTable(d -> d.tableName(table)).table().tableStatusAsString())
                .isEqualTo("ACTIVE");
    }

    @Test
    void the_orders_table_has_its_indexes_and_its_stream() {
        var table = aws.dynamoDb.describeTable(d -> d.tableName("orders")).table();

        assertThat(table.globalSecondaryIndexes())
                .extracting("indexName")
                .containsExactlyInAnyOrder("relay-index", "customer-index");
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_AND_OLD_IMAGES);
    }

    @ParameterizedTest
    @CsvSource({
        "order-processing.fifo, order-processing-dlq.fifo, 500",
        "lane-express, lane-express-dlq, 500",
        "lane-standard, lane-standard-dlq, 500",
        "lane-digital, lane-digital-dlq, 500",
        "notifications, notifications-dlq, 500",
        "receipts, receipts-dlq, 500",
        "notify-email, notify-email-dlq, 10",
        "notify-sms, notify-sms-dlq, 10",
        "notify-webhook, notify-webhook-dlq, 10"
    })
    void the_hubs_queues_are_there_with_their_dead_letter_queues(String queue, String deadLetters, int receives) {
        var attributes = aws.sqs
                .getQueueAttributes(get -> get.queueUrl(aws.url(queue)).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(attributes)
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "20")
                .hasEntrySatisfying(QueueAttributeName.REDRIVE_POLICY, policy -> assertThat(policy)
                        .contains(AwsClients.queueArn(deadLetters))
                        .contains("\"maxReceiveCount\":" + receives));
    }

    @ParameterizedTest
    @CsvSource({
        "express-lane, lane-express",
        "standard-lane, lane-standard",
        "digital-lane, lane-digital",
        "notifications, notifications",
        "receipts, receipts"
    })
    void the_rules_lead_to_their_queues(String rule, String queue) {
        assertThat(aws.events
                        .listTargetsByRule(list -> list.rule(rule).eventBusName("order-processing-bus"))
                        .targets())
                .extracting("arn")
                .containsExactly(AwsClients.queueArn(queue));
    }

    @Test
    void the_topic_has_a_subscription_for_each_channel() {
        String topic = SharedAws.aws().outputs().get("OrderNotificationsTopicArn");

        assertThat(aws.sns
                        .listSubscriptionsByTopic(list -> list.topicArn(topic))
                        .subscriptions())
                .extracting("endpoint")
                .containsExactlyInAnyOrder(
                        AwsClients.queueArn("notify-email"),
                        AwsClients.queueArn("notify-sms"),
                        AwsClients.queueArn("notify-webhook"));
    }

    @Test
    void the_outputs_say_where_things_are() {
        assertThat(SharedAws.aws().outputs())
                .containsEntry("OrderBusName", "order-processing-bus")
                .containsEntry(
                        "OrderProcessingQueueUrl", SharedAws.aws().endpoint() + "/000000000000/order-processing.fifo");
    }

    @Test
    void functions_and_pseudo_parameters_are_resolved(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("template.yaml"), """
                Parameters:
                  Stage: {Type: String, Default: test}
                Resources:
                  Unnamed: {Type: AWS::SQS::Queue}
                  Named:
                    Type: AWS::SQS::Queue
                    Properties: {QueueName: !Sub "${Stage}-${AWS::Region}"}
                  Items:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: !Join [_, [items, !Ref Stage]]
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                      TimeToLiveSpecification: {AttributeName: expires_at, Enabled: true}
                Outputs:
                  Unnamed: {Value: !GetAtt Unnamed.QueueName}
                  Arn: {Value: !Sub "${Named.Arn} of ${AWS::AccountId}${!x}"}
                """);

        try (EmbeddedAws own = EmbeddedAws.start(EmbeddedAwsOptions.inMemory().withTemplate(file))) {
            assertThat(own.outputs())
                    .containsEntry("Unnamed", "order-hub-messaging-Unnamed")
                    .containsEntry("Arn", AwsClients.queueArn("test-us-east-1") + " of 000000000000${x}");
            assertThat(new AwsClients(own.endpoint())
                            .dynamoDb
                            .describeTimeToLive(d -> d.tableName("items_test"))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("expires_at");
        }
    }
}
