package orderhub.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import orderhub.schemas.api.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptOrderInputRouteTest extends AcceptOrderFixture {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "order, please", "{\"customerId\": \"C-1001\"} trailing"})
    void refuses_a_body_that_is_no_json(String body) {
        place(body);

        assertProblem("malformed-body", 400);
        assertThat(problem().errors()).isEmpty();
        assertNothingDone();
    }

    @Test
    void refuses_a_request_without_a_body() {
        call(null, Map.of("Idempotency-Key", "key-1"));

        assertProblem("malformed-body", 400);
        assertNothingDone();
    }

    @Test
    void refuses_nesting_that_only_an_attacker_needs() {
        place("[".repeat(500) + "]".repeat(500));

        assertProblem("invalid-request", 422);
        assertThat(problem().errors()).extracting(Violation::code).containsExactly("limit");
        assertNothingDone();
    }

    @Test
    void refuses_a_member_that_stands_twice_because_nobody_knows_which_is_meant() {
        place(BODY.replace("\"customerId\"", "\"customerId\": \"C-1002\", \"customerId\""));

        assertProblem("invalid-request", 422);
        assertThat(problem().errors())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(tuple("/customerId", "duplicate"));
        assertNothingDone();
    }

    @Test
    void names_each_breach_of_the_contract_by_its_pointer_in_order() {
        place("""
                {"items": [{"productId": "coffee", "quantity": 0}, {"productId": "COF-ETH-250", "colour": "red"}],
                 "total": 1, "paymentMethod": {"type": "card", "token": "pm_card_visa"}}
                """);

        assertProblem("invalid-request", 422);
        assertThat(problem().errors())
                .extracting(Violation::pointer, Violation::code)
                .containsExactly(
                        tuple("/customerId", "required"),
                        tuple("/items/0/productId", "pattern"),
                        tuple("/items/0/quantity", "minimum"),
                        tuple("/items/1/colour", "additionalProperties"),
                        tuple("/items/1/quantity", "required"),
                        tuple("/total", "additionalProperties"));
        assertThat(problem().detail()).isEqualTo("There are 6 violations.");
        assertNothingDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2.5", "2e0", "\"2\"", "null", "99999999999999999999", "true"})
    void refuses_a_quantity_that_is_no_whole_number(String quantity) {
        place(BODY.replace("\"quantity\": 2", "\"quantity\": " + quantity));

        assertProblem("invalid-request", 422);
        assertThat(problem().errors()).extracting(Violation::pointer).containsExactly("/items/0/quantity");
        assertNothingDone();
    }

    @Test
    void does_not_repeat_what_the_caller_sent() {
        place(BODY.replace("pm_card_visa", "<script>4242 4242</script>").replace("C-1001", "eve@example.org"));

        assertProblem("invalid-request", 422);
        assertThat(problem().toString()).doesNotContain("script", "4242", "eve");
    }

    @Test
    void refuses_a_request_without_an_idempotency_key() {
        place(BODY, Map.of());

        assertProblem("idempotency-key-invalid", 400);
        assertNothingDone();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\t", "ключ", "line\nbreak"})
    void refuses_an_idempotency_key_that_is_not_visible_ascii(String key) {
        place(BODY, Map.of("Idempotency-Key", key));

        assertProblem("idempotency-key-invalid", 400);
        assertNothingDone();
    }
}
