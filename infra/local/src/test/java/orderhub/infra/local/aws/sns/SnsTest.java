package orderhub.infra.local.aws.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import orderhub.infra.local.aws.SharedAws;
import orderhub.infra.local.aws.shared.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

class SnsTest {
    private final AwsClients aws = SharedAws.clients();
    private final String queue = AwsClients.unique("q");
    private String url = "";
    private String topic = "";

    @BeforeEach
    void topic_and_queue() {
        url = aws.createQueue(queue, Map.of());
        topic = aws.sns
                .createTopic(create -> create.name(AwsClients.unique("topic")))
                .topicArn();
    }

    private String subscribe(Map<String, String> attributes) {
        return aws.sns
                .subscribe(s -> s.topicArn(topic)
                        .protocol("sqs")
                        .endpoint(AwsClients.queueArn(queue))
                        .attributes(attributes))
                .subscriptionArn();
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Test
    void wraps_a_message_in_the_envelope_of_sns() {
        String subscription = subscribe(Map.of());

        String id = aws.sns
                .publish(publish -> publish.topicArn(topic)
                        .subject("Subject")
                        .message("<text> & \"more\"")
                        .messageAttributes(Map.of("kind", attribute("String", "x"))))
                .messageId();

        JsonNode envelope = Json.read(aws.drain(url).get(0)).orElseThrow();
        assertThat(envelope.path("Type").asText()).isEqualTo("Notification");
        assertThat(envelope.path("MessageId").asText()).isEqualTo(id);
        assertThat(envelope.path("TopicArn").asText()).isEqualTo(topic);
        assertThat(envelope.path("Subject").asText()).isEqualTo("Subject");
        assertThat(envelope.path("Message").asText()).isEqualTo("<text> & \"more\"");
        assertThat(envelope.path("UnsubscribeURL").asText()).contains(subscription);
        assertThat(envelope.path("MessageAttributes").path("kind").path("Value").asText())
                .isEqualTo("x");
    }

    @Test
    void passes_a_raw_message_and_its_attributes_through() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        aws.sns.publish(publish ->
                publish.topicArn(topic).message("text").messageAttributes(Map.of("count", attribute("Number", "7"))));

        assertThat(aws.receive(url, 0)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("text");
            assertThat(message.messageAttributes()).hasEntrySatisfying("count", value -> assertThat(value.stringValue())
                    .isEqualTo("7"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"kind":["a","b"]}                | String       | b            | c
            {"kind":[{"numeric":[">=",10]}]}  | Number       | 10.5         | 9
            {"kind":["x"]}                    | String.Array | ["w","x"]    | ["w"]
            {"kind":[{"prefix":"ord"}]}       | String       | order        | other
            {"kind":[{"anything-but":["t"]}]} | String       | live         | t
            """)
    void filters_by_attribute(String policy, String type, String match, String miss) {
        subscribe(Map.of("RawMessageDelivery", "true", "FilterPolicy", policy));

        for (String value : new String[] {miss, match}) {
            aws.sns.publish(publish ->
                    publish.topicArn(topic).message(value).messageAttributes(Map.of("kind", attribute(type, value))));
        }
        aws.sns.publish(publish -> publish.topicArn(topic).message("without attributes"));

        assertThat(aws.drain(url)).containsExactly(match);
    }

    @Test
    void filters_by_body_until_the_policy_is_changed() {
        String subscription = subscribe(Map.of(
                "RawMessageDelivery", "true",
                "FilterPolicyScope", "MessageBody",
                "FilterPolicy", "{\"channels\":[\"sms\"]}"));
        String sms = "{\"channels\":[\"email\",\"sms\"]}";
        String email = "{\"channels\":[\"email\"]}";

        aws.sns.publish(publish -> publish.topicArn(topic).message(email));
        aws.sns.publish(publish -> publish.topicArn(topic).message("no JSON"));
        aws.sns.publish(publish -> publish.topicArn(topic).message(sms));
        assertThat(aws.drain(url)).containsExactly(sms);

        aws.sns.setSubscriptionAttributes(set -> set.subscriptionArn(subscription)
                .attributeName("FilterPolicy")
                .attributeValue("{\"channels\":[\"email\"]}"));
        aws.sns.publish(publish -> publish.topicArn(topic).message(email));
        assertThat(aws.drain(url)).containsExactly(email);
    }

    @Test
    void publishes_a_batch() {
        subscribe(Map.of("RawMessageDelivery", "true"));

        var answer = aws.sns.publishBatch(batch -> batch.topicArn(topic)
                .publishBatchRequestEntries(
                        PublishBatchRequestEntry.builder().id("1").message("a").build(),
                        PublishBatchRequestEntry.builder().id("2").message("b").build()));

        assertThat(answer.successful()).extracting("id").containsExactly("1", "2");
        assertThat(aws.drain(url)).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void keeps_text_messages_to_be_read() {
        aws.sns.publish(publish -> publish.phoneNumber("+491700000000").message("Your order is on its way"));

        assertThat(SharedAws.aws().textMessages()).anySatisfy(text -> {
            assertThat(text.phoneNumber()).isEqualTo("+491700000000");
            assertThat(text.text()).isEqualTo("Your order is on its way");
        });
    }

    @Test
    void lists_and_removes_subscriptions() {
        String subscription = subscribe(Map.of());
        assertThat(aws.sns
                        .listSubscriptionsByTopic(list -> list.topicArn(topic))
                        .subscriptions())
                .extracting("subscriptionArn")
                .containsExactly(subscription);
        assertThat(aws.sns.getTopicAttributes(get -> get.topicArn(topic)).attributes())
                .containsEntry("SubscriptionsConfirmed", "1");

        aws.sns.unsubscribe(un -> un.subscriptionArn(subscription));
        aws.sns.publish(publish -> publish.topicArn(topic).message("to nobody"));

        assertThat(aws.drain(url)).isEmpty();
    }

    @Test
    void refuses_what_it_cannot_serve() {
        assertThatThrownBy(() ->
                        aws.sns.publish(publish -> publish.topicArn(topic + "x").message("m")))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> aws.sns.subscribe(
                        s -> s.topicArn(topic).protocol("https").endpoint("https://example.com")))
                .hasMessageContaining("delivers to sqs only");
        assertThatThrownBy(() -> subscribe(Map.of("FilterPolicy", "{\"a\":1}"))).hasMessageContaining("FilterPolicy");
        assertThatThrownBy(() -> aws.sns.listPhoneNumbersOptedOut(list -> {}))
                .hasMessageContaining("does not have ListPhoneNumbersOptedOut");
    }
}
