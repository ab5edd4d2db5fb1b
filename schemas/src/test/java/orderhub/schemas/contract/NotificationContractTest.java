package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import orderhub.schemas.Examples;
import orderhub.schemas.event.EventType;
import orderhub.schemas.notification.Notification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the channels get to send to customers. */
class NotificationContractTest {

    private static final Contract CONTRACT = Contract.of("notifications/notification");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("notifications/OrderShipped.json"));

    @ParameterizedTest
    @EnumSource
    void what_the_hub_sends_meets_the_contract(EventType type) {
        Notification notification = new Notification(
                "549e727e-15b9-36cd-84a0-4fb2fb20141e",
                type.published(),
                "87a25700-0720-3df0-9cf1-345e4c979a53",
                "C-1007",
                "Siobhán Ní Bhriain",
                Set.of("sms", "email"),
                2900,
                "USD",
                SampleEvents.AT,
                "6513270e-269e-4d37-b2a7-4de452e6b438");

        assertThat(CONTRACT.violations(Json.wire(notification))).isEmpty();
    }

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        Notification read = Json.read(EXAMPLE.toString(), Notification.class);
        assertThat(Json.read(Json.wire(read).toString(), Notification.class)).isEqualTo(read);
        assertThat(read.channels()).containsExactlyInAnyOrder("email", "sms", "webhook");
    }

    @Test
    void every_field_is_required() {
        EXAMPLE.fieldNames()
                .forEachRemaining(field -> assertThat(CONTRACT.violations(Json.without(EXAMPLE, "/" + field)))
                        .containsExactly("/" + field));
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /eventId       | "e"
            /eventType     | "OrderLost"
            /orderId       | 7
            /customerId    | "1007"
            /customerName  | ""
            /channels      | []
            /channels      | ["email", "email"]
            /channels      | "email"
            /channels/0    | "fax"
            /totalAmount   | 1.5
            /currency      | "usd"
            /occurredAt    | "2026-03-02T10:38:15+01:00"
            /correlationId | null
            /token         | "pm_card_visa"
            """)
    void a_bad_notification_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .containsExactly(pointer);
    }
}
