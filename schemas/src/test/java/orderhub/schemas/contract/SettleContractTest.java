package orderhub.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import orderhub.schemas.Examples;
import orderhub.schemas.api.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator says who settles a payment by hand. */
class SettleContractTest {

    private static final Contract CONTRACT = Contract.of("commands/settle");
    private static final JsonNode EXAMPLE = Json.parse(Examples.text("commands/settle.json"));

    @Test
    void the_example_meets_the_contract_and_is_read_as_it_was_written() {
        assertThat(CONTRACT.violations(EXAMPLE)).isEmpty();
        assertThat(Json.wire(Json.read(EXAMPLE.toString(), Settlement.class))).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/reason", "/outcome", "/paymentId", "/refundId"})
    void a_field_may_not_be_missing_where_money_went_back(String pointer) {
        assertThat(CONTRACT.violations(Json.without(EXAMPLE, pointer))).contains(pointer);
    }

    @Test
    void a_payment_that_was_cancelled_is_named_and_one_that_never_was_need_not_be() {
        JsonNode noRefund = Json.without(EXAMPLE, "/refundId");
        JsonNode nothing = Json.without(noRefund, "/paymentId");

        assertThat(CONTRACT.violations(Json.with(noRefund, "/outcome", Json.parse("\"VOIDED\""))))
                .isEmpty();
        assertThat(CONTRACT.violations(Json.with(nothing, "/outcome", Json.parse("\"VOIDED\""))))
                .contains("/paymentId");
        assertThat(CONTRACT.violations(Json.with(nothing, "/outcome", Json.parse("\"NOT_CHARGED\""))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /operator  | "kim lee"
            /reason    | " "
            /outcome   | "PAID"
            /outcome   | null
            /paymentId | ""
            /paymentId | "pi 1"
            /refundId  | 7
            /amount    | 1
            """)
    void what_is_bad_is_refused_where_it_is_bad(String pointer, String value) {
        assertThat(CONTRACT.violations(Json.with(EXAMPLE, pointer, Json.parse(value))))
                .contains(pointer);
    }
}
