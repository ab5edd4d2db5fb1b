package orderhub.routes;

import static orderhub.schemas.ACustomer.aCustomer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import orderhub.routes.dynamodb.StoredItems;
import orderhub.routes.inbox.InHandElsewhereException;
import orderhub.routes.inbox.InMemoryClaims;
import orderhub.routes.inbox.Inbox;
import orderhub.routes.json.HubJson;
import orderhub.routes.sqs.NoAttributes;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RecordedBackOff;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.contract.Contract;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.apache.camel.component.aws2.sns.Sns2Endpoint;
import org.apache.camel.component.aws2.sqs.Sqs2Constants;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class NotifyCustomerRouteTest extends RouteTest {

    private static final String CUSTOMERS = "aws2-ddb:customers";
    private static final String TOPIC = "aws2-sns:arn:aws:sns:us-east-1:000000000000:order-notifications";

    private static final String EVENT = """
            {"version": "0", "id": "6a7e8feb-b491-4cf7-a9f1-bf3703467718", "detail-type": "OrderShipped",
             "source": "order-service", "account": "000000000000", "time": "2026-03-02T10:15:34Z",
             "region": "us-east-1", "resources": [],
             "detail": {
               "eventId": "01a03345-b4a2-3ae2-a60b-4ed7d4efbc9b", "eventType": "OrderShipped", "version": "1.0",
               "orderId": "87a25700-0720-3df0-9cf1-345e4c979a53", "customerId": "C-1007",
               "timestamp": "2026-03-02T10:15:34Z", "correlationId": "6513270e-269e-4d37-b2a7-4de452e6b438",
               "items": [{"productId": "COF-ETH-250", "quantity": 2, "unitPrice": 1450}],
               "totalAmount": 2900, "currency": "USD",
               "lane": "STANDARD", "carrier": "hub-parcel", "trackingId": "OH46088EE58287355E"}}
            """;

    private static final String EVENT_ID = "01a03345-b4a2-3ae2-a60b-4ed7d4efbc9b";

    private final RecordedBackOff backOff = new RecordedBackOff();
    private Instant now = NOW;
    private final InMemoryClaims claims = new InMemoryClaims(() -> now, Duration.ofSeconds(20));

    NotifyCustomerRouteTest() {
        super("notify-customer", List.of(), Map.of("notify-customer", "direct:test-start"));
    }

    @Override
    protected void bindOwn(Registry registry) {
        backOff.replaceIn(registry);
        registry.unbind("notifyInbox");
        registry.bind("notifyInbox", new Inbox("notify-customer", claims, meters, UUID::randomUUID));
    }

    @Test
    void an_event_that_comes_again_is_told_once() {
        found(StoredItems.item(aCustomer().build()));

        receive(EVENT);
        Exchange again = receive(EVENT);

        assertThat(again.getException()).isNull();
        assertThat(mocked(TOPIC).getExchanges()).hasSize(1);
        assertThat(meters.eventsDropped()).containsExactly("notify-customer DUPLICATE");
        assertThat(backOff.faults()).isEmpty();
        assertThat(again.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE)).isEqualTo("receipt-1");
    }

    @Test
    void a_failed_effect_is_tried_again_as_soon_as_the_message_comes_back() {
        found(StoredItems.item(aCustomer().build()));
        mocked(TOPIC).whenExchangeReceived(1, exchange -> {
            throw SdkClientException.create("no route");
        });

        assertThat(receive(EVENT).getException()).isNotNull();
        assertThat(receive(EVENT).getException()).isNull();

        assertThat(mocked(TOPIC).getExchanges()).hasSize(2);
        assertThat(meters.eventsDropped()).isEmpty();
    }

    @Test
    void an_event_that_another_has_in_hand_goes_back_to_its_queue_until_that_ones_lease_is_over() {
        found(StoredItems.item(aCustomer().build()));
        claims.claim("notify-customer", EVENT_ID, "a hub that died");

        Exchange tooEarly = receive(EVENT);

        assertThat(tooEarly.getException()).isInstanceOf(InHandElsewhereException.class);
        assertThat(backOff.faults()).containsExactly(tooEarly.getException());
        assertThat(mocked(TOPIC).getExchanges()).isEmpty();
        now = now.plusSeconds(21);
        assertThat(receive(EVENT).getException()).isNull();
        assertThat(mocked(TOPIC).getExchanges()).hasSize(1);
    }

    @Test
    void two_at_once_tell_it_once_and_neither_loses_it() {
        found(StoredItems.item(aCustomer().build()));
        List<Exchange> second = new ArrayList<>();
        mocked(TOPIC).whenExchangeReceived(1, exchange -> second.add(receive(EVENT)));

        Exchange first = receive(EVENT);

        assertThat(first.getException()).isNull();
        assertThat(second).singleElement().satisfies(other -> assertThat(other.getException())
                .isInstanceOf(InHandElsewhereException.class));
        assertThat(receive(EVENT).getException()).isNull();
        assertThat(mocked(TOPIC).getExchanges()).hasSize(1);
    }

    @Test
    void without_the_inbox_nothing_is_told() {
        SdkClientException fault = SdkClientException.create("no route");
        claims.fail(fault);

        assertThat(receive(EVENT).getException()).isSameAs(fault);
        assertThat(backOff.faults()).containsExactly(fault);
        assertThat(mocked(TOPIC).getExchanges()).isEmpty();
    }

    @Test
    void tells_the_topic_what_happened_and_over_which_channels_the_customer_wants_to_hear() throws Exception {
        found(StoredItems.item(
                aCustomer().withId("C-1007").hearingBy("sms", "email").build()));

        Exchange message = receive(EVENT);

        assertThat(message.getException()).isNull();
        assertThat(mocked(CUSTOMERS).getExchanges().get(0).getMessage().getHeader(Ddb2Constants.KEY))
                .isEqualTo(Map.of("customer_id", AttributeValue.fromS("C-1007")));
        List<String> published = Answers.bodies(mocked(TOPIC), String.class);
        assertThat(published).hasSize(1);
        JsonNode notification = HubJson.mapper().readTree(published.get(0));
        assertThat(Contract.of("notifications/notification").violations(notification))
                .isEmpty();
        assertThat(notification.path("eventType").asText()).isEqualTo("OrderShipped");
        assertThat(notification.path("customerName").asText()).isEqualTo("Amara Okafor");
        assertThat(notification.path("channels")).extracting(JsonNode::asText).containsExactly("email", "sms");
        assertThat(notification.path("totalAmount").asLong()).isEqualTo(2900);
    }

    @Test
    void makes_no_header_an_attribute_for_the_topic_and_keeps_what_deletes_the_message() {
        found(StoredItems.item(aCustomer().build()));

        Exchange message = receive(EVENT);

        assertThat(context.getEndpoints())
                .filteredOn(Sns2Endpoint.class::isInstance)
                .singleElement()
                .extracting(topic -> ((Sns2Endpoint) topic).getHeaderFilterStrategy())
                .isInstanceOf(NoAttributes.class);
        assertThat(message.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE)).isEqualTo("receipt-1");
    }

    @Test
    void tells_nobody_about_a_customer_who_is_not_known() {
        found(Map.of());

        Exchange message = receive(EVENT);

        assertDoneWithoutNotification(message);
        assertThat(meters.eventsDropped()).containsExactly("notify-customer CUSTOMER_UNKNOWN");
    }

    @Test
    void tells_nothing_to_a_customer_who_chose_no_channel() {
        found(StoredItems.item(aCustomer().hearingBy().build()));

        Exchange message = receive(EVENT);

        assertDoneWithoutNotification(message);
        assertThat(meters.eventsDropped()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"detail-type\": \"OrderShipped\", \"detail\": \"text\"}"})
    void a_message_that_is_no_event_is_given_up(String body) {
        Exchange message = receive(body);

        assertThat(message.getException()).isNotNull();
        assertThat(backOff.givenUpFor()).containsExactly(message.getException());
        assertThat(backOff.faults()).isEmpty();
        assertThat(mocked(TOPIC).getExchanges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {CUSTOMERS, TOPIC})
    void an_event_goes_back_to_its_queue_while_aws_is_out_of_reach(String unreachable) {
        found(StoredItems.item(aCustomer().build()));
        SdkClientException fault = SdkClientException.create("no route");
        Answers.fault(mocked(unreachable), fault);

        Exchange message = receive(EVENT);

        assertThat(message.getException()).isSameAs(fault);
        assertThat(backOff.faults()).containsExactly(fault);
        assertThat(message.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE)).isEqualTo("receipt-1");
    }

    private void assertDoneWithoutNotification(Exchange message) {
        assertThat(message.getException()).isNull();
        assertThat(mocked(TOPIC).getExchanges()).isEmpty();
        assertThat(backOff.faults()).isEmpty();
        assertThat(message.getMessage().getHeader(Sqs2Constants.RECEIPT_HANDLE)).isEqualTo("receipt-1");
    }

    private Exchange receive(String body) {
        return template.request("direct:test-start", exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeader(Sqs2Constants.RECEIPT_HANDLE, "receipt-1");
            exchange.getMessage().setHeader("ApproximateReceiveCount", "1");
        });
    }

    private void found(Map<String, AttributeValue> item) {
        Answers.header(mocked(CUSTOMERS), Ddb2Constants.ATTRIBUTES, item);
    }
}
