package orderhub.infra.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsTest {
    private final AwsClients aws = SharedAws.clients();

    private void send(String url, String group, String body) {
        aws.sqs.sendMessage(send -> send.queueUrl(url).messageGroupId(group).messageBody(body));
    }

    @Test
    void hands_out_queue_urls_of_the_one_endpoint() {
        assertThat(aws.sqs.getQueueUrl(get -> get.queueName("lane-express")).queueUrl())
                .isEqualTo(SharedAws.aws().endpoint() + "/000000000000/lane-express");
    }

    @Test
    void keeps_the_order_within_a_group_and_locks_the_group_meanwhile() {
        String url = aws.createFifoQueue(AwsClients.unique("q") + ".fifo");
        IntStream.range(0, 5).forEach(i -> send(url, "a", "a" + i));
        send(url, "b", "b0");

        Message first = aws.sqs
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(1))
                .messages()
                .get(0);
        String other = first.body().equals("a0") ? "b0" : "a0";
        Message second = aws.sqs
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(1))
                .messages()
                .get(0);

        assertThat(List.of(first.body(), second.body())).contains("a0", other);
        assertThat(aws.receive(url, 0)).isEmpty();
    }

    @Test
    void keeps_the_order_of_one_batch() {
        for (int round = 0; round < 20; round++) {
            String url = aws.createFifoQueue(AwsClients.unique("q") + ".fifo");
            aws.sqs.sendMessageBatch(batch -> batch.queueUrl(url)
                    .entries(IntStream.range(0, 10)
                            .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                    .id("e" + i)
                                    .messageGroupId("g")
                                    .messageBody("m" + i)
                                    .build())
                            .toList()));

            assertThat(aws.drain(url))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
        }
    }

    @Test
    void tells_which_entries_of_a_fifo_batch_failed() {
        String url = aws.createFifoQueue(AwsClients.unique("q") + ".fifo");

        var answer = aws.sqs.sendMessageBatch(batch -> batch.queueUrl(url)
                .entries(
                        SendMessageBatchRequestEntry.builder()
                                .id("good")
                                .messageGroupId("g")
                                .messageBody("m")
                                .build(),
                        SendMessageBatchRequestEntry.builder()
                                .id("bad")
                                .messageBody("no group")
                                .build()));

        assertThat(answer.successful()).extracting("id").containsExactly("good");
        assertThat(answer.failed()).extracting("id").containsExactly("bad");
    }

    @Test
    void takes_groups_in_turn_and_skips_those_that_are_locked() {
        String url = aws.createFifoQueue(AwsClients.unique("q") + ".fifo");
        for (String body : List.of("a0", "b0", "c0", "a1", "b1", "c1")) {
            send(url, body.substring(0, 1), body);
        }

        List<Message> locked = aws.sqs
                .receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(2).visibilityTimeout(60))
                .messages();
        assertThat(locked).extracting(Message::body).containsExactly("a0", "a1");
        assertThat(aws.drain(url)).containsExactly("b0", "b1", "c0", "c1");

        aws.sqs.changeMessageVisibility(change -> change.queueUrl(url)
                .receiptHandle(locked.get(0).receiptHandle())
                .visibilityTimeout(0));
        assertThat(aws.drain(url)).containsExactly("a0");
        aws.sqs.changeMessageVisibility(change -> change.queueUrl(url)
                .receiptHandle(locked.get(1).receiptHandle())
                .visibilityTimeout(0));
        assertThat(aws.drain(url)).containsExactly("a1");
    }

    @Test
    void moves_a_fifo_message_to_its_dead_letter_queue_and_frees_its_group() {
        String dlqName = AwsClients.unique("dlq") + ".fifo";
        String dlq = aws.createFifoQueue(dlqName);
        String url = aws.createQueue(
                AwsClients.unique("q") + ".fifo",
                Map.of(
                        QueueAttributeName.FIFO_QUEUE,
                        "true",
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
                        "true",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + AwsClients.queueArn(dlqName) + "\",\"maxReceiveCount\":1}"));
        send(url, "g", "poison");
        send(url, "g", "next");
        aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(1).visibilityTimeout(0));

        await().atMost(Duration.ofSeconds(60)).until(() -> aws.drain(url).equals(List.of("next")));
        assertThat(aws.drain(dlq)).containsExactly("poison");
    }

    @Test
    void takes_the_same_deduplication_id_once() {
        String url = aws.createFifoQueue(AwsClients.unique("q") + ".fifo");
        for (String body : List.of("first", "again")) {
            aws.sqs.sendMessage(send -> send.queueUrl(url)
                    .messageGroupId("g")
                    .messageDeduplicationId("id")
                    .messageBody(body));
        }

        assertThat(aws.drain(url)).containsExactly("first");
    }

    @Test
    void answers_a_hundred_long_polls_while_it_takes_messages() {
        String url = aws.createQueue(AwsClients.unique("q"), Map.of());
        List<CompletableFuture<List<Message>>> polls = new ArrayList<>();
        var threads = java.util.concurrent.Executors.newFixedThreadPool(100);
        try {
            for (int i = 0; i < 100; i++) {
                polls.add(CompletableFuture.supplyAsync(
                        () -> aws.sqs
                                .receiveMessage(
                                        r -> r.queueUrl(url).waitTimeSeconds(20).maxNumberOfMessages(1))
                                .messages(),
                        threads));
            }
            for (int i = 0; i < 100; i++) {
                String body = "m" + i;
                aws.sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
            }

            await().atMost(Duration.ofSeconds(60)).until(() -> polls.stream().allMatch(CompletableFuture::isDone));
            assertThat(polls.stream().map(CompletableFuture::join))
                    .allSatisfy(messages -> assertThat(messages).hasSize(1));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void shows_a_message_again_as_soon_as_its_visibility_ends() {
        String url = aws.createQueue(AwsClients.unique("q"), Map.of());
        aws.sqs.sendMessage(send -> send.queueUrl(url)
                .messageBody("m")
                .messageAttributes(Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("x")
                                .build())));
        Message received = aws.receive(url, 0).get(0);
        assertThat(aws.receive(url, 0)).isEmpty();

        aws.sqs.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(received.receiptHandle()).visibilityTimeout(0));

        assertThat(aws.receive(url, 1)).singleElement().satisfies(again -> {
            assertThat(again.attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
            assertThat(again.messageAttributes()).hasEntrySatisfying("kind", value -> assertThat(value.stringValue())
                    .isEqualTo("x"));
        });
    }

    @Test
    void moves_a_message_to_the_dead_letter_queue_and_back() {
        String dlqName = AwsClients.unique("dlq");
        String dlq = aws.createQueue(dlqName, Map.of());
        String url = aws.createQueue(
                AwsClients.unique("q"),
                Map.of(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0",
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + AwsClients.queueArn(dlqName) + "\",\"maxReceiveCount\":2}"));
        aws.sqs.sendMessage(send -> send.queueUrl(url).messageBody("poison"));

        await().atMost(Duration.ofSeconds(60)).until(() -> aws.receive(url, 0).isEmpty());
        assertThat(count(dlq)).isEqualTo("1");

        aws.sqs.startMessageMoveTask(start -> start.sourceArn(AwsClients.queueArn(dlqName)));
        await().atMost(Duration.ofSeconds(60)).until(() -> count(url).equals("1"));
        assertThat(count(dlq)).isEqualTo("0");
    }

    private String count(String url) {
        return aws.sqs
                .getQueueAttributes(
                        get -> get.queueUrl(url).attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "");
    }

    @Test
    void refuses_an_unknown_queue_as_sqs_does() {
        assertThatThrownBy(() -> aws.sqs.getQueueUrl(get -> get.queueName("nobody")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }
}
