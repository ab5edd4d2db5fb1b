package orderhub.processors.payment;

import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import orderhub.schemas.payment.PaymentOutcome.Captured;
import org.junit.jupiter.api.Test;

/** What the hub asks of the gateway: {@link BuildCharge} and {@link BuildRefund}. */
class GatewayRequestTest {

    @Test
    void a_charge_asks_for_the_total_by_the_customers_means() {
        Order order = anOrder()
                .reserved()
                .inCurrency("EUR")
                .withPayment("card", "pm_1")
                .withLine("TEA", 3, 1234, Lane.STANDARD)
                .build();

        assertThat(new BuildCharge().apply(order))
                .isEqualTo(GatewayRequest.of(
                        "/v1/payment_intents",
                        Map.of(
                                "amount", "3702",
                                "currency", "eur",
                                "payment_method", "pm_1",
                                "confirm", "true",
                                "error_on_requires_action", "true",
                                "metadata[order_id]", ORDER_ID),
                        ORDER_ID + "/charge"));
    }

    @Test
    void a_charge_is_asked_with_the_same_key_however_far_the_order_got() {
        BuildCharge buildCharge = new BuildCharge();
        GatewayRequest first = buildCharge.apply(anOrder().reserved().build());
        assertThat(List.of(
                        anOrder().reserved().carriedBy("saga-2").published(2),
                        anOrder().paid(),
                        anOrder().expired(),
                        anOrder().expired().refunded()))
                .allSatisfy(
                        story -> assertThat(buildCharge.apply(story.build())).isEqualTo(first));
    }

    @Test
    void orders_are_charged_and_refunded_with_keys_of_their_own() {
        Order one = anOrder().paid().build();
        Order other = anOrder().withId("another").paid().build();
        Captured captured = new Captured("pi_1", "ch_1", 2598);
        assertThat(List.of(
                        new BuildCharge().apply(one).idempotencyKey(),
                        new BuildCharge().apply(other).idempotencyKey(),
                        new BuildRefund().apply(one, captured).idempotencyKey(),
                        new BuildRefund().apply(other, captured).idempotencyKey()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_currency_is_lower_case_in_every_part_of_the_world() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(new BuildCharge()
                            .apply(anOrder().inCurrency("INR").build())
                            .fields())
                    .containsEntry("currency", "inr");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_refund_asks_for_what_was_captured() {
        Order order = anOrder().paid().expired().build();
        assertThat(new BuildRefund().apply(order, new Captured("pi_1", "ch_1", 2597)))
                .isEqualTo(GatewayRequest.of(
                        "/v1/refunds", Map.of("payment_intent", "pi_1", "amount", "2597"), ORDER_ID + "/refund"));
    }

    @Test
    void money_is_asked_back_with_the_same_key_whether_it_was_recorded_or_settled_later() {
        Captured captured = new Captured("pi_1", "ch_1", 2598);
        BuildRefund buildRefund = new BuildRefund();
        assertThat(buildRefund.apply(anOrder().expired().build(), captured))
                .isEqualTo(buildRefund.apply(anOrder().paid().expired().build(), captured));
    }

    @Test
    void a_request_has_its_fields_in_the_order_of_their_names() {
        GatewayRequest request = GatewayRequest.of("/p", Map.of("b", "2", "a", "1"), "key");
        assertThat(request.path()).isEqualTo("/p");
        assertThat(request.idempotencyKey()).isEqualTo("key");
        assertThat(request.fields()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    }

    @Test
    void a_request_does_not_change_after_the_fact() {
        Map<String, String> fields = new HashMap<>(Map.of("amount", "1"));
        GatewayRequest request = GatewayRequest.of("/p", fields, "key");
        fields.put("amount", "1000000");
        assertThat(request.fields()).containsExactly(Map.entry("amount", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> request.fields().put("amount", "2"));
    }
}
