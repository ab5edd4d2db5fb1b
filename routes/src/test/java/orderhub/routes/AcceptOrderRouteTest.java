package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import orderhub.processors.checking.Checked;
import orderhub.routes.callers.Callers;
import orderhub.routes.dynamodb.Accepted;
import orderhub.routes.dynamodb.IdempotencyKeyReusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.testing.Answers;
import orderhub.schemas.api.Violation;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Money;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderLine;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class AcceptOrderRouteTest extends AcceptOrderFixture {

    private static final List<Violation> FOUND = List.of(
            new Violation("/customerId", "unknown-customer", "There is no such customer."),
            new Violation("/items/0/productId", "unknown-product", "The catalogue does not have this product."));

    private static final String CORRELATION_ID = "6513270e-269e-4d37-b2a7-4de452e6b438";

    @Test
    void stores_a_good_order_with_its_first_event_and_answers_202() throws Exception {
        checksPass();
        storeAccepts(false);
        mocked("direct:relay-aside").expectedMessageCount(1);

        Exchange answer = place(BODY);

        Order order = stored(0).after();
        assertThat(order.status()).isEqualTo(OrderStatus.CREATED);
        assertThat(order.lastChange().type()).isEqualTo(EventType.ORDER_CREATED);
        assertThat(order.placed().createdAt()).isEqualTo(NOW);
        assertThat(order.placed().items()).containsExactly(new OrderLine("COF-ETH-250", 2, 1450, Lane.EXPRESS));
        assertThat(order.placed().total()).isEqualTo(new Money(2900, "USD"));
        assertThat(Answers.target(mocked("bean:orderStore"))).endsWith("method=accept");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(202);
        assertThat(answer.getMessage().getHeader("Location")).isEqualTo("/orders/" + order.orderId());
        assertThat(answer.getMessage().getHeader("Idempotency-Replayed", String.class))
                .isEqualTo("false");
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(order);

        mocked("direct:relay-aside").assertIsSatisfied();
        assertThat(Answers.bodies(mocked("direct:relay-aside"), Order.class)).containsExactly(order);
    }

    @Test
    void answers_a_repeated_request_with_the_order_that_was_stored_first() throws Exception {
        checksPass();
        storeAccepts(true);
        mocked("direct:relay-aside").expectedMessageCount(1);

        Exchange answer = place(BODY);

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(202);
        assertThat(answer.getMessage().getHeader("Idempotency-Replayed", String.class))
                .isEqualTo("true");
        mocked("direct:relay-aside").assertIsSatisfied();
    }

    @Test
    void takes_the_callers_correlation_id() {
        checksPass();
        storeAccepts(false);

        place(BODY, Map.of("Idempotency-Key", "key-1", "X-Correlation-Id", CORRELATION_ID));

        assertThat(stored(0).after().placed().correlationId()).isEqualTo(CORRELATION_ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not-a-uuid", "6513270e-269e-4d37-b2a7-4de452e6b438\nforged"})
    void ignores_a_correlation_id_that_is_no_uuid(String correlationId) {
        checksPass();
        storeAccepts(false);

        place(BODY, Map.of("Idempotency-Key", "key-1", "X-Correlation-Id", correlationId));

        assertThat(stored(0).after().placed().correlationId()).isEqualTo(RANDOM.toString());
    }

    @Test
    void takes_an_order_of_a_customer_for_themselves_under_the_id_that_it_always_had() {
        checksPass();
        storeAccepts(false);

        place(BODY, as("jo", "C-1001"));
        place(BODY, as("kim", Callers.EVERY_CUSTOMER));

        assertThat(stored(0).after().orderId()).isNotEqualTo(stored(1).after().orderId());
    }

    @Test
    void refuses_an_order_for_another_customer_before_anything_is_looked_up() {
        place(BODY, as("jo", "C-1002"));

        assertProblem("not-your-customer", 403);
        assertThat(problem().toString()).doesNotContain("C-1001", "C-1002");
        assertNothingDone();
    }

    @Test
    void refuses_an_order_of_somebody_of_whom_nothing_is_known() {
        run(BODY.getBytes(StandardCharsets.UTF_8), Map.of("Idempotency-Key", "key-1", Exchange.HTTP_URI, URI));

        assertProblem("not-your-customer", 403);
        assertNothingDone();
    }

    private static Map<String, Object> as(String subject, String customer) {
        return Map.of("Idempotency-Key", "key-1", Callers.SUBJECT, subject, Callers.CUSTOMER, customer);
    }

    @Test
    void refuses_an_idempotency_key_of_another_request() {
        checksPass();
        Answers.fault(mocked("bean:orderStore"), new IdempotencyKeyReusedException());

        place(BODY);

        assertProblem("idempotency-key-reused", 422);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void answers_with_everything_that_the_checks_found() {
        Answers.body(mocked("direct:check-order"), Checked.of(FOUND));
        Answers.fault(mocked("direct:recall-order"), new InvalidRequestException(FOUND));

        place(BODY);

        assertThat(Answers.bodies(mocked("direct:recall-order"), Checked.class)).containsExactly(Checked.of(FOUND));
        assertProblem("invalid-request", 422);
        assertThat(problem().errors()).isEqualTo(FOUND);
        assertNotCalled(mocked("bean:orderStore"), mocked("direct:relay-aside"));
    }

    @Test
    void answers_a_repeated_request_as_before_although_it_would_not_pass_its_checks_any_more() {
        Order order = anOrder().build();
        Answers.body(mocked("direct:check-order"), Checked.of(FOUND));
        Answers.body(mocked("direct:recall-order"), new Accepted(order, true));

        Exchange answer = place(BODY);

        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class))
                .isEqualTo(202);
        assertThat(answer.getMessage().getHeader("Idempotency-Replayed", String.class))
                .isEqualTo("true");
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(order);
        assertNotCalled(mocked("bean:orderStore"));
    }

    @ParameterizedTest
    @CsvSource({"direct:check-order", "bean:orderStore"})
    void answers_503_and_when_to_come_back_while_the_tables_are_out_of_reach(String unreachable) {
        checksPass();
        storeAccepts(false);
        Answers.fault(mocked(unreachable), SdkClientException.create("connect to 10.0.0.7 timed out"));

        Exchange answer = place(BODY);

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
        assertThat(problem().toString()).doesNotContain("10.0.0.7");
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void answers_500_without_telling_what_went_wrong() {
        checksPass();
        Answers.fault(mocked("bean:orderStore"), new IllegalStateException("pm_card_visa of C-1001"));

        Exchange answer = place(BODY);

        assertProblem("internal", 500);
        assertThat(answer.getException()).isNull();
        assertThat(problem().toString()).doesNotContain("pm_card_visa", "C-1001", "Exception", "orderhub.routes");
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }
}
