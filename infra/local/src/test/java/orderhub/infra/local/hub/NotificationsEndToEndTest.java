package orderhub.infra.local.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import orderhub.infra.local.aws.AwsClients;
import orderhub.schemas.Examples;
import orderhub.schemas.contract.Contract;
import org.junit.jupiter.api.Test;

/** What a customer hears, over which channel. */
class NotificationsEndToEndTest {

    private static final List<String> CHANNELS = List.of("email", "sms", "webhook");

    private final LocalHub hub = SharedHub.get();
    private final Api api = new Api(hub.api());
    private final AwsClients clients = new AwsClients(hub.aws().endpoint());
    private final Map<String, List<JsonNode>> heard = new HashMap<>();

    @Test
    void a_customer_hears_of_a_shipped_order_over_each_channel_and_by_text_only_what_matters() {
        String id = place("good", "C-1007");

        awaitHeard(id, "OrderShipped");

        assertThat(typesOf(id, "email")).containsExactlyInAnyOrder("OrderCreated", "OrderShipped");
        assertThat(typesOf(id, "webhook")).containsExactlyInAnyOrder("OrderCreated", "OrderShipped");
        assertThat(typesOf(id, "sms")).containsExactly("OrderShipped");
        assertThat(CHANNELS)
                .allSatisfy(channel -> assertThat(heardOf(id, channel)).allSatisfy(notification -> {
                    assertThat(Contract.of("notifications/notification").violations(notification))
                            .isEmpty();
                    assertThat(notification.get("customerId").textValue()).isEqualTo("C-1007");
                    assertThat(notification.get("customerName").textValue()).isEqualTo("Oluwaseun Adeyemi");
                    assertThat(notification.get("totalAmount").longValue()).isEqualTo(5390);
                }));
    }

    @Test
    void a_refused_payment_is_told_by_text_as_well() {
        String id = place("declined", "C-1007");

        awaitHeard(id, "PaymentFailed");

        assertThat(typesOf(id, "email")).containsExactlyInAnyOrder("OrderCreated", "PaymentFailed");
        assertThat(typesOf(id, "sms")).containsExactly("PaymentFailed");
    }

    @Test
    void a_lack_of_stock_is_told_by_text_as_well() {
        String id = place("out-of-stock", "C-1007");

        awaitHeard(id, "InventoryUnavailable");

        assertThat(typesOf(id, "sms")).containsExactly("InventoryUnavailable");
    }

    @Test
    void an_order_that_was_called_off_is_told_by_text_as_well() {
        String id = place("high-value", "C-1007");
        await().atMost(Duration.ofSeconds(60)).until(() -> api.status(id).equals("IN_REVIEW"));
        assertThat(api.cancel(id).status()).isEqualTo(202);

        awaitHeard(id, "OrderCancelled");

        assertThat(typesOf(id, "email")).containsExactlyInAnyOrder("OrderCreated", "OrderCancelled", "PaymentRefunded");
        assertThat(typesOf(id, "sms")).containsExactly("OrderCancelled");
    }

    @Test
    void a_customer_who_chose_no_channel_hears_nothing_and_another_only_what_they_chose() {
        String silent = place("good", "C-1016");
        String mailOnly = place("good", "C-1002");
        awaitAllHandled(silent, mailOnly);

        assertThat(CHANNELS)
                .allSatisfy(channel -> assertThat(typesOf(silent, channel)).isEmpty());
        assertThat(typesOf(mailOnly, "email")).containsExactlyInAnyOrder("OrderCreated", "OrderShipped");
        assertThat(typesOf(mailOnly, "sms")).isEmpty();
        assertThat(typesOf(mailOnly, "webhook")).isEmpty();
    }

    private String place(String example, String customer) {
        String body = Examples.order(example).replaceAll("C-[0-9]+", customer);
        return api.place(body).orderId();
    }

    private void awaitHeard(String orderId, String type) {
        awaitAllHandled(orderId);
        assertThat(CHANNELS)
                .allSatisfy(channel -> assertThat(typesOf(orderId, channel)).contains(type));
    }

    /** All that there is to tell of these orders is on the bus, and nothing waits to be turned into a notification. */
    private void awaitAllHandled(String... orderIds) {
        for (String orderId : orderIds) {
            api.awaitEnd(orderId);
        }
        try (Shop shop = new Shop(hub)) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(shop.orders())
                        .filteredOn(order -> List.of(orderIds).contains(order.id()))
                        .hasSize(orderIds.length)
                        .allMatch(Shop.OrderRow::told, "told");
                assertThat(shop.queued()).containsEntry("notifications", 0);
            });
        }
    }

    private List<String> typesOf(String orderId, String channel) {
        return heardOf(orderId, channel).stream()
                .map(notification -> notification.path("eventType").asText())
                .distinct()
                .toList();
    }

    private List<JsonNode> heardOf(String orderId, String channel) {
        List<JsonNode> all = heard.computeIfAbsent(channel, none -> new ArrayList<>());
        List<String> bodies = clients.drain(clients.url("notify-" + channel));
        while (!bodies.isEmpty()) {
            bodies.stream().map(Api::read).forEach(all::add);
            bodies = clients.drain(clients.url("notify-" + channel));
        }
        return all.stream()
                .filter(notification -> notification.path("orderId").asText().equals(orderId))
                .toList();
    }
}
