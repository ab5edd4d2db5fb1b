package orderhub.routes;

import static orderhub.schemas.AnOrder.CUSTOMER_ID;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import orderhub.processors.lifecycle.Transition;
import orderhub.routes.callers.Callers;
import orderhub.routes.dynamodb.OrderChangedException;
import orderhub.routes.dynamodb.OrderNotFoundException;
import orderhub.routes.dynamodb.SaveOutcome;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.ApiRouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.event.EventFacts;
import orderhub.schemas.event.EventFacts.Party;
import orderhub.schemas.event.EventType;
import orderhub.schemas.order.Change;
import orderhub.schemas.order.Order;
import orderhub.schemas.order.OrderStatus;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class CancelOrderRouteTest extends ApiRouteTest {

    private static final String WHY = "{\"reason\": \"${body} {{hub.order.default-currency}} <i>late</i>\"}";

    CancelOrderRouteTest() {
        super("cancel-order", List.of("cancel-order", "cancel-as-it-stands"));
    }

    static Stream<AnOrder> holding() {
        return Stream.of(
                anOrder().reserved(),
                anOrder().pending(),
                anOrder().paid(),
                anOrder().inReview(),
                anOrder().approved(),
                anOrder().dispatched(Lane.EXPRESS));
    }

    @ParameterizedTest
    @MethodSource("holding")
    void stops_an_order_that_holds_something_and_answers_that_it_is_being_undone(AnOrder story) throws Exception {
        Order order = story.build();
        Answers.body(mocked("direct:load-own-order"), order);
        storeThatSaves();
        mocked("direct:relay-aside").expectedMessageCount(1);

        Exchange answer = cancel(WHY, CUSTOMER_ID);

        Order cancelled = stored(0).after();
        assertThat(cancelled.version()).isEqualTo(order.version() + 1);
        assertThat(cancelled.status()).isEqualTo(OrderStatus.COMPENSATING);
        assertThat(cancelled.lastChange().type()).isEqualTo(EventType.ORDER_CANCELLED);
        assertThat(cancelled.updatedAt()).isEqualTo(NOW);
        assertThat(cancelled.lastChange().facts())
                .isEqualTo(
                        new EventFacts.Cancelled(Party.CUSTOMER, "${body} {{hub.order.default-currency}} <i>late</i>"));
        assertThat(Answers.target(mocked("bean:orderStore"))).endsWith("method=save");
        assertAnswered(answer, cancelled, 202);
        mocked("direct:relay-aside").assertIsSatisfied();
        assertThat(Answers.bodies(mocked("direct:relay-aside"), Order.class)).containsExactly(cancelled);
    }

    @Test
    void ends_an_order_that_holds_nothing_at_once() {
        Answers.body(mocked("direct:load-own-order"), anOrder().build());
        storeThatSaves();

        Exchange answer = cancel(WHY, CUSTOMER_ID);

        Order cancelled = stored(0).after();
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertAnswered(answer, cancelled, 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void takes_it_from_staff_and_without_a_reason(String body) {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());
        storeThatSaves();

        cancel(body, null);

        assertThat(stored(0).after().lastChange().facts()).isEqualTo(new EventFacts.Cancelled(Party.STAFF, null));
    }

    @Test
    void takes_it_without_a_body() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());
        storeThatSaves();

        assertThat(cancel(null, null, Map.of()).getException()).isNull();

        assertThat(stored(0).after().lastChange().type()).isEqualTo(EventType.ORDER_CANCELLED);
    }

    @Test
    void changes_nothing_when_it_is_asked_for_again_while_the_order_is_being_undone() {
        Order order = anOrder().paid().cancelled().refunded().build();
        Answers.body(mocked("direct:load-own-order"), order);

        assertAnswered(cancel(WHY, CUSTOMER_ID), order, 202);
        assertNotCalled(mocked("bean:orderStore"), mocked("direct:relay-aside"));
    }

    @Test
    void changes_nothing_when_it_is_asked_for_again_afterwards() {
        Order order = anOrder().paid().cancelled().refunded().released().build();
        Answers.body(mocked("direct:load-own-order"), order);

        assertAnswered(cancel(WHY, CUSTOMER_ID), order, 200);
        assertNotCalled(mocked("bean:orderStore"), mocked("direct:relay-aside"));
    }

    static Stream<AnOrder> tooLate() {
        return Stream.of(
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined(),
                anOrder().rejectedByReviewer(),
                anOrder().paid().expired(),
                anOrder().expired().refunded().released());
    }

    @ParameterizedTest
    @MethodSource("tooLate")
    void answers_409_and_why_when_it_is_too_late(AnOrder story) {
        Answers.body(mocked("direct:load-own-order"), story.build());

        cancel(WHY, CUSTOMER_ID);

        assertProblem("not-cancellable", 409);
        assertThat(problem().detail()).startsWith("The order ").endsWith(".");
        assertNothingDone();
    }

    @Test
    void looks_again_when_the_order_went_on_meanwhile() {
        Order before = anOrder().reserved().build();
        Order paid = anOrder().paid().build();
        AtomicInteger looks = new AtomicInteger();
        mocked("direct:load-own-order").whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(looks.incrementAndGet() == 1 ? before : paid));
        storeAtVersion(paid.version());

        Exchange answer = cancel(WHY, CUSTOMER_ID);

        assertThat(looks).hasValue(2);
        Order cancelled = stored(1).after();
        assertThat(cancelled.history()).startsWith(paid.history().toArray(Change[]::new));
        assertAnswered(answer, cancelled, 202);
    }

    @Test
    void answers_409_when_it_was_shipped_just_before() {
        AtomicInteger looks = new AtomicInteger();
        mocked("direct:load-own-order").whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(
                        looks.incrementAndGet() == 1
                                ? anOrder().dispatched(Lane.EXPRESS).build()
                                : anOrder().shipped().build()));
        Answers.fault(mocked("bean:orderStore"), new OrderChangedException("order is at version 5, not 4"));

        cancel(WHY, CUSTOMER_ID);

        assertProblem("not-cancellable", 409);
        assertThat(problem().detail()).contains("SHIPPED");
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void looks_again_only_so_often_and_then_answers_that_the_order_changed() {
        Answers.body(mocked("direct:load-own-order"), anOrder().reserved().build());
        Answers.fault(mocked("bean:orderStore"), new OrderChangedException("order is at version 3, not 2"));

        cancel(WHY, CUSTOMER_ID);

        assertProblem("order-changed", 409);
        assertThat(mocked("direct:load-own-order").getExchanges()).hasSize(12);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"reason\": \"\"}", "{\"reason\": \"two\\nlines\"}", "{\"why\": \"late\"}", "[]"})
    void answers_422_to_what_the_contract_does_not_allow_before_it_looks_at_the_order(String body) {
        cancel(body, CUSTOMER_ID);

        assertProblem("invalid-request", 422);
        assertNotCalled(mocked("direct:load-own-order"));
        assertNothingDone();
    }

    @Test
    void answers_415_to_a_body_that_is_not_said_to_be_json() {
        cancel(WHY, CUSTOMER_ID, Map.of(Exchange.CONTENT_TYPE, "text/plain"));

        assertProblem("unsupported-media-type", 415);
        assertNothingDone();
    }

    @Test
    void answers_412_when_the_order_is_at_another_version_than_the_caller_has_seen() {
        Order order = anOrder().inReview().build();
        Answers.body(mocked("direct:load-own-order"), order);

        cancel(null, CUSTOMER_ID, Map.of("If-Match", "\"" + (order.version() - 1) + "\""));

        assertProblem("precondition-failed", 412);
        assertNothingDone();
    }

    @Test
    void answers_412_when_the_order_went_on_from_the_version_that_the_caller_has_seen() {
        Order seen = anOrder().reserved().build();
        AtomicInteger looks = new AtomicInteger();
        mocked("direct:load-own-order").whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(looks.incrementAndGet() == 1 ? seen : anOrder().paid().build()));
        Answers.fault(mocked("bean:orderStore"), new OrderChangedException("order is at version 3, not 2"));

        cancel(null, CUSTOMER_ID, Map.of("If-Match", "\"" + seen.version() + "\""));

        assertProblem("precondition-failed", 412);
        assertThat(looks).hasValue(2);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    @Test
    void answers_400_to_what_is_no_json() {
        cancel("because", CUSTOMER_ID);

        assertProblem("malformed-body", 400);
        assertNotCalled(mocked("direct:load-own-order"));
        assertNothingDone();
    }

    @Test
    void answers_404_when_there_is_no_such_order() {
        Answers.fault(mocked("direct:load-own-order"), new OrderNotFoundException());

        cancel(WHY, CUSTOMER_ID);

        assertProblem("order-not-found", 404);
        assertNothingDone();
    }

    @Test
    void answers_503_while_the_table_is_out_of_reach() {
        Answers.body(mocked("direct:load-own-order"), anOrder().inReview().build());
        Answers.fault(mocked("bean:orderStore"), SdkClientException.create("no route"));

        Exchange answer = cancel(WHY, CUSTOMER_ID);

        assertProblem("unavailable", 503);
        assertThat(answer.getMessage().getHeader("Retry-After", Integer.class)).isPositive();
        assertThat(mocked("bean:orderStore").getExchanges()).hasSize(1);
        assertNotCalled(mocked("direct:relay-aside"), mocked("direct:show-order"));
    }

    /** Stores what is written over that version, and nothing else. */
    private void storeAtVersion(int version) {
        mocked("bean:orderStore").whenAnyExchangeReceived(exchange -> {
            Order after =
                    exchange.getMessage().getMandatoryBody(Transition.class).after();
            if (after.version() != version + 1) {
                throw new OrderChangedException("order is at version " + version);
            }
            exchange.getMessage().setBody(new SaveOutcome.Saved(after));
        });
    }

    private Exchange cancel(@Nullable String body, @Nullable String customer) {
        return cancel(body, customer, Map.of(Exchange.CONTENT_TYPE, "application/json"));
    }

    private Exchange cancel(@Nullable String body, @Nullable String customer, Map<String, Object> others) {
        Map<String, Object> headers = new HashMap<>(others);
        headers.put("orderId", ORDER_ID);
        headers.put(Callers.CUSTOMER, customer == null ? Callers.EVERY_CUSTOMER : customer);
        return call(body, headers);
    }

    private void assertAnswered(Exchange answer, Order order, int status) {
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class))
                .isEqualTo(status);
        assertThat(Answers.bodies(mocked("direct:show-order"), Order.class)).containsExactly(order);
    }

    private void assertNothingDone() {
        assertNotCalled(mocked("bean:orderStore"), mocked("direct:relay-aside"), mocked("direct:show-order"));
    }
}
