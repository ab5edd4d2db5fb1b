package orderhub.infra.local.aws;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.template.TemplateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class RestartTest {
    @TempDir
    private Path directory = Path.of("");

    private EmbeddedAws start() {
        return EmbeddedAws.start(EmbeddedAwsOptions.inMemory().withDataDirectory(directory));
    }

    @Test
    void keeps_orders() {
        Map<String, AttributeValue> order =
                Map.of("order_id", AttributeValue.fromS("1"), "n", AttributeValue.fromN("2"));
        try (EmbeddedAws aws = start()) {
            new AwsClients(aws.endpoint())
                    .dynamoDb.putItem(put -> put.tableName("orders").item(order));
        }

        try (EmbeddedAws aws = start()) {
            assertThat(new AwsClients(aws.endpoint())
                            .dynamoDb
                            .getItem(get -> get.tableName("orders").key(Map.of("order_id", AttributeValue.fromS("1"))))
                            .item())
                    .isEqualTo(order);
        }
    }

    @Test
    void gives_a_table_of_a_version_before_the_index_that_it_lacks_with_all_that_it_holds() throws IOException {
        String template = """
                Resources:
                  Items:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: items
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}%s]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                      %s
                """;
        String indexes = "GlobalSecondaryIndexes: [%s]";
        String one =
                "{IndexName: by-a, KeySchema: [{AttributeName: a, KeyType: HASH}], Projection: {ProjectionType: KEYS_ONLY}}";
        String two = one + ", " + one.replace("by-a", "by-b").replace("AttributeName: a", "AttributeName: b");
        String a = ", {AttributeName: a, AttributeType: S}";
        String b = a + ", {AttributeName: b, AttributeType: S}";
        Path file = Files.writeString(directory.resolve("template.yaml"), template.formatted("", ""));
        EmbeddedAwsOptions options =
                EmbeddedAwsOptions.inMemory().withDataDirectory(directory).withTemplate(file);
        try (EmbeddedAws aws = EmbeddedAws.start(options)) {
            AwsClients clients = new AwsClients(aws.endpoint());
            for (int i = 0; i < 50; i++) {
                String id = Integer.toString(i);
                clients.dynamoDb.putItem(put -> put.tableName("items")
                        .item(Map.of(
                                "id", AttributeValue.fromS(id),
                                "a", AttributeValue.fromS("x"),
                                "b", AttributeValue.fromS(id))));
            }
        }

        Files.writeString(file, template.formatted(b, indexes.formatted(two)));

        for (int start = 0; start < 2; start++) {
            try (EmbeddedAws aws = EmbeddedAws.start(options)) {
                AwsClients clients = new AwsClients(aws.endpoint());
                assertThat(clients.dynamoDb
                                .query(query -> query.tableName("items")
                                        .indexName("by-a")
                                        .keyConditionExpression("a = :a")
                                        .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("x"))))
                                .items())
                        .hasSize(50);
                assertThat(clients.dynamoDb
                                .query(query -> query.tableName("items")
                                        .indexName("by-b")
                                        .keyConditionExpression("b = :b")
                                        .expressionAttributeValues(Map.of(":b", AttributeValue.fromS("7"))))
                                .items())
                        .hasSize(1);
            }
        }
    }

    @Test
    void keeps_messages_in_their_order_with_attributes_and_counts() {
        List<String> bodies = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();
        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            String url = clients.url("order-processing.fifo");
            bodies.forEach(body -> clients.sqs.sendMessage(send -> send.queueUrl(url)
                    .messageGroupId("g")
                    .messageBody(body)
                    .messageAttributes(Map.of(
                            "kind",
                            MessageAttributeValue.builder()
                                    .dataType("String")
                                    .stringValue("x")
                                    .build()))));
            Message first = clients.receive(url, 0).get(0);
            clients.sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(first.receiptHandle()));
        }
        makeVisible();

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            String url = clients.url("order-processing.fifo");
            List<Message> messages = clients.receive(url, 0);
            assertThat(messages).extracting(Message::body).isEqualTo(bodies.subList(1, 11));
            assertThat(messages.get(0).attributes())
                    .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
            assertThat(messages.get(0).messageAttributes())
                    .hasEntrySatisfying(
                            "kind", kind -> assertThat(kind.stringValue()).isEqualTo("x"));
        }
    }

    @Test
    void keeps_a_purged_queue_empty() {
        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            String url = clients.url("lane-express");
            clients.sqs.sendMessage(send -> send.queueUrl(url).messageBody("before"));
            clients.sqs.purgeQueue(purge -> purge.queueUrl(url));
            clients.sqs.sendMessage(send -> send.queueUrl(url).messageBody("after"));
        }

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            assertThat(clients.drain(clients.url("lane-express"))).containsExactly("after");
        }
    }

    /** As if the visibility timeout had passed while nothing ran. */
    private void makeVisible() {
        Path journal = directory.resolve("sqs/journal.jsonl");
        try {
            Files.writeString(journal, Files.readString(journal).replaceAll("\"next\":\\d+", "\"next\":0"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void keeps_a_message_that_went_to_its_dead_letter_queue_there_only_and_back_in_its_own_queue_only() {
        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            clients.createQueue("poison-dlq", Map.of());
            String source = clients.createQueue(
                    "poison",
                    Map.of(
                            QueueAttributeName.VISIBILITY_TIMEOUT,
                            "0",
                            QueueAttributeName.REDRIVE_POLICY,
                            "{\"deadLetterTargetArn\":\"" + AwsClients.queueArn("poison-dlq")
                                    + "\",\"maxReceiveCount\":1}"));
            clients.sqs.sendMessage(send -> send.queueUrl(source).messageBody("poison"));
            clients.receive(source, 0);
            assertThat(clients.receive(source, 0)).isEmpty();
            assertThat(waiting(clients, "poison-dlq")).isEqualTo(1);
        }

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            assertThat(waiting(clients, "poison")).isZero();
            assertThat(waiting(clients, "poison-dlq")).isEqualTo(1);
            clients.sqs.startMessageMoveTask(move -> move.sourceArn(AwsClients.queueArn("poison-dlq")));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(waiting(clients, "poison")).isEqualTo(1));
        }

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            assertThat(waiting(clients, "poison")).isEqualTo(1);
            assertThat(waiting(clients, "poison-dlq")).isZero();
        }
    }

    private static int waiting(AwsClients clients, String queue) {
        return Integer.parseInt(requireNonNull(clients.sqs
                .getQueueAttributes(request -> request.queueUrl(clients.url(queue))
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)));
    }

    @Test
    void keeps_what_was_written_before_a_crash_cut_a_line_off() throws IOException {
        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            clients.sqs.sendMessage(
                    send -> send.queueUrl(clients.url("lane-express")).messageBody("whole"));
        }
        Files.writeString(
                directory.resolve("sqs/journal.jsonl"), "{\"c\":\"m\",\"q\":\"lane-ex", StandardOpenOption.APPEND);

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            assertThat(clients.drain(clients.url("lane-express"))).containsExactly("whole");
        }
    }

    @Test
    void keeps_rules_and_topics_that_were_made_at_run_time() {
        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            clients.createQueue("mine", Map.of());
            clients.events.putRule(put -> put.name("mine").eventPattern("{\"source\":[\"shop\"]}"));
            clients.events.putTargets(put -> put.rule("mine")
                    .targets(Target.builder()
                            .id("t")
                            .arn(AwsClients.queueArn("mine"))
                            .inputPath("$.detail")
                            .build()));
            String topic =
                    clients.sns.createTopic(create -> create.name("mine")).topicArn();
            clients.sns.subscribe(s -> s.topicArn(topic)
                    .protocol("sqs")
                    .endpoint(AwsClients.queueArn("mine"))
                    .attributes(Map.of("RawMessageDelivery", "true")));
        }

        try (EmbeddedAws aws = start()) {
            AwsClients clients = new AwsClients(aws.endpoint());
            clients.events.putEvents(put -> put.entries(PutEventsRequestEntry.builder()
                    .source("shop")
                    .detailType("d")
                    .detail("{\"n\":1}")
                    .build()));
            clients.sns.publish(publish ->
                    publish.topicArn("arn:aws:sns:us-east-1:000000000000:mine").message("text"));
            assertThat(clients.drain(clients.url("mine"))).containsExactlyInAnyOrder("{\"n\":1}", "text");
        }
    }

    @Test
    void refuses_a_table_that_has_other_keys_than_the_template() throws IOException {
        String template = """
                Resources:
                  Items:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      TableName: items
                      BillingMode: PAY_PER_REQUEST
                      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                      KeySchema: [{AttributeName: id, KeyType: HASH}]
                """;
        Path file = Files.writeString(directory.resolve("template.yaml"), template);
        EmbeddedAwsOptions options =
                EmbeddedAwsOptions.inMemory().withDataDirectory(directory).withTemplate(file);
        EmbeddedAws.start(options).close();
        Files.writeString(file, template.replace("AttributeName: id", "AttributeName: other"));

        assertThatThrownBy(() -> EmbeddedAws.start(options).close())
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("Items (AWS::DynamoDB::Table)")
                .hasMessageContaining("other keys: [id HASH], not [other HASH]");
    }

    @Test
    void refuses_a_directory_that_another_one_uses() {
        try (EmbeddedAws aws = start()) {
            assertThat(aws.outputs()).isNotEmpty();
            assertThatThrownBy(this::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("Another embedded AWS is using");
        }
    }
}
