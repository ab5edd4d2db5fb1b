package orderhub.routes.golden;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Stream;
import orderhub.processors.notifying.ComposeNotification;
import orderhub.routes.receipts.Receipt;
import orderhub.routes.receipts.ReceiptQueue;
import orderhub.schemas.contract.Contract;
import orderhub.schemas.event.EventNotice;
import orderhub.schemas.event.EventType;
import orderhub.schemas.golden.Goldens;
import orderhub.schemas.notification.Notification;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.ProcessOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Messages that released versions have sent are understood, and this version sends what those can read. */
class MessageGoldensTest {

    private static final Goldens GOLDENS = Goldens.of("schemas", "routes/MessageGoldensTest");

    static Stream<String> versions() {
        return GOLDENS.versions().stream();
    }

    @Test
    void what_is_sent_now_is_what_the_newest_version_sent() {
        GOLDENS.check(MessageGoldens.all());
        assertThat(GOLDENS.versions()).isNotEmpty();
    }

    @Test
    void the_files_of_released_versions_are_as_they_were_written() {
        GOLDENS.requireUntouched();
        assertThat(GOLDENS.versions()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void there_is_an_event_of_every_type_and_a_command_of_every_order() {
        assertThat(MessageGoldens.all().get("envelopes"))
                .containsOnlyKeys(Arrays.stream(EventType.values())
                        .map(EventType::published)
                        .toList());
        assertThat(MessageGoldens.all().get("commands"))
                .containsOnlyKeys(GoldenOrders.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void an_event_says_what_it_said_and_meets_its_contract(String version) {
        assertThat(GOLDENS.cases(version, "envelopes")).isNotEmpty().allSatisfy((type, envelope) -> {
            EventNotice event = MessageGoldens.read(withMore(envelope), EventNotice.class);
            assertThat(event.detailType()).isEqualTo(type);
            JsonNode detail = envelope.get("detail");
            assertThat(event.detail().orderId())
                    .isEqualTo(detail.path("orderId").asText())
                    .isIn(GoldenOrders.all().values().stream()
                            .map(Order::orderId)
                            .toList());
            assertThat(event.detail().eventId())
                    .isEqualTo(detail.path("eventId").asText());
            assertThat(event.detail().customerId()).isEqualTo("C-1007");
            assertThat(event.detail().totalAmount())
                    .isEqualTo(detail.path("totalAmount").asLong());
            assertThat(event.detail().sagaId() != null).isEqualTo(type.equals("OrderDispatched"));
            assertThat(Contract.of("events/envelope").violations(envelope)).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_customer_hears_of_an_event_what_they_heard_of_it(String version) {
        assertThat(GOLDENS.cases(version, "envelopes")).allSatisfy((type, envelope) -> {
            JsonNode golden =
                    requireNonNull(GOLDENS.cases(version, "notifications").get(type), type);
            Notification now = new ComposeNotification()
                    .apply(MessageGoldens.read(envelope, EventNotice.class), MessageGoldens.CUSTOMER);
            assertThat(MessageGoldens.read(golden, Notification.class)).isEqualTo(now);
            assertThat(Contract.of("notifications/notification").violations(golden))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void an_event_is_counted_in_the_minute_in_which_it_happened(String version) {
        ReceiptQueue receipts = new ReceiptQueue(SqsClientStub.NONE);
        assertThat(GOLDENS.cases(version, "envelopes")).allSatisfy((type, envelope) -> {
            Receipt receipt = receipts.read(MessageGoldens.read(envelope, EventNotice.class), "handle");
            assertThat(envelope.at("/detail/timestamp").asText())
                    .startsWith(receipt.minute().toString().substring(0, "2026-03-02T10:15".length()));
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_command_carries_its_order_on_whatever_a_newer_hub_adds_to_it(String version) {
        assertThat(GOLDENS.cases(version, "commands")).isNotEmpty().allSatisfy((name, command) -> {
            ProcessOrder read = MessageGoldens.command(command);
            Order order = GoldenOrders.named(name);
            assertThat(read.orderId()).isEqualTo(order.orderId());
            assertThat(read.version()).isBetween(1, order.version());
            assertThat(read.published()).isEqualTo(command.path("published").asInt(-1));
            assertThat(MessageGoldens.command(((ObjectNode) command.deepCopy()).put("addedLater", "by a newer hub")))
                    .isEqualTo(read);
            assertThat(Contract.of("commands/process-order").violations(command))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("versions")
    void a_request_that_was_taken_is_taken_and_nothing_of_it_is_lost(String version) {
        assertThat(GOLDENS.cases(version, "requests")).isNotEmpty().allSatisfy((name, request) -> {
            Object read = MessageGoldens.read(request, MessageGoldens.recordOf(name));
            assertThat(MessageGoldens.json(read)).isEqualTo(request);
            assertThat(Contract.of("commands/" + name.replaceAll("-(in-yen|all)$", ""))
                            .violations(request))
                    .isEmpty();
        });
    }

    /** With members that nobody knows, in the envelope and in the event. */
    private static JsonNode withMore(JsonNode envelope) {
        ObjectNode more = envelope.deepCopy();
        ((ObjectNode) more.put("addedLater", 7).get("detail")).put("addedLater", "by a newer hub");
        return more;
    }

    /** Nothing is asked of it. */
    private enum SqsClientStub implements SqsClient {
        NONE;

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
