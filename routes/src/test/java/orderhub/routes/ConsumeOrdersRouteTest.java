package orderhub.routes;

import static orderhub.routes.testing.TestSagas.SAGA;
import static orderhub.schemas.AnOrder.ORDER_ID;
import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.routes.saga.SagaNotRunningException;
import orderhub.routes.saga.SagaState;
import orderhub.routes.saga.Sagas;
import orderhub.routes.testing.RecordedBackOff;
import orderhub.routes.testing.Replies;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.AnOrder;
import orderhub.schemas.catalogue.Lane;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsumeOrdersRouteTest extends RouteTest {

    private final RecordedBackOff backOff = new RecordedBackOff();
    private SagaState sagaState = SagaState.RUNNING;

    ConsumeOrdersRouteTest() {
        super("consume-orders", List.of(), Map.of("consume-orders", "direct:test-start"));
    }

    @Override
    protected void bindOwn(Registry registry) {
        backOff.replaceIn(registry);
        registry.unbind("sagas");
        registry.bind("sagas", new Sagas() {
            @Override
            public Instant deadlineOf(@Nullable String sagaId) {
                return NOW;
            }

            @Override
            public SagaState stateOf(@Nullable String sagaId) {
                return sagaId == null ? SagaState.NONE : sagaState;
            }
        });
    }

    @Test
    void loads_the_order_that_the_command_names() {
        loaded(anOrder().build());
        processedTo(anOrder().dispatched(Lane.STANDARD).build());

        consume(command(1, 1), Map.of());

        assertThat(mocked("direct:load-order").getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader("orderId"))
                .containsExactly(ORDER_ID);
    }

    @Test
    void carries_the_order_on_with_what_the_command_knows_to_be_published() {
        loaded(anOrder().reserved().build());
        processedTo(anOrder().dispatched(Lane.STANDARD).build());

        Exchange done = consume(command(2, 2), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(processed().getBody(Order.class))
                .isEqualTo(anOrder().reserved().published(2).build());
    }

    @Test
    void hands_the_saga_of_the_order_on() {
        loaded(anOrder().reserved().carriedBy("saga-1").build());
        processedTo(anOrder().dispatched(Lane.STANDARD).build());

        consume(command(2, 2), Map.of());

        assertThat(processed().getHeader(SAGA)).isEqualTo("saga-1");
    }

    @Test
    void a_saga_that_the_message_itself_names_has_no_effect() {
        loaded(anOrder().build());
        processedTo(anOrder().dispatched(Lane.STANDARD).build());

        consume(command(1, 1), Map.of(SAGA, "saga-of-somebody-else"));

        assertThat(processed().getHeader(SAGA)).isNull();
    }

    @Test
    void relays_what_processing_made_of_the_order() throws InterruptedException {
        Order dispatched = anOrder().dispatched(Lane.EXPRESS).build();
        loaded(anOrder().build());
        processedTo(dispatched);
        mocked("direct:relay-aside").expectedBodiesReceived(dispatched);

        consume(command(1, 1), Map.of());

        mocked("direct:relay-aside").assertIsSatisfied();
        assertThat(backOff.faults()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("endedOrders")
    void leaves_an_order_alone_that_has_ended(AnOrder ended) {
        loaded(ended.build());

        Exchange done = consume(command(1, 1), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(mocked("direct:process-order").getReceivedCounter()).isZero();
        assertThat(mocked("direct:relay-aside").getReceivedCounter()).isZero();
    }

    static Stream<AnOrder> endedOrders() {
        return Stream.of(
                anOrder().shipped(),
                anOrder().outOfStock(),
                anOrder().declined().released(),
                anOrder().reserved().expired().declined().released());
    }

    @Test
    void an_order_that_is_refused_at_once_needs_no_further_message() {
        loaded(anOrder().build());
        processedTo(anOrder().outOfStock().build());

        Exchange done = consume(command(1, 1), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(backOff.faults()).isEmpty();
    }

    @Test
    void an_order_that_its_saga_is_undoing_comes_back_until_it_is_undone() {
        loaded(anOrder().declined().carriedBy("saga-1").build());
        sagaState = SagaState.DECIDED;

        Exchange done = consume(command(1, 1), Map.of());

        assertThat(done.getException()).isInstanceOf(SagaNotRunningException.class);
        assertThat(backOff.faults()).containsExactly(done.getException());
        assertThat(mocked("direct:process-order").getReceivedCounter()).isZero();
    }

    @Test
    void an_order_whose_saga_has_given_up_is_left_to_operators() {
        loaded(anOrder().declined().carriedBy("saga-1").build());
        sagaState = SagaState.PARKED;

        Exchange done = consume(command(1, 1), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(backOff.faults()).isEmpty();
        assertThat(mocked("direct:process-order").getReceivedCounter()).isZero();
    }

    @Test
    void an_order_whose_saga_is_gone_gets_another() {
        loaded(anOrder().reserved().carriedBy("saga-1").build());
        processedTo(anOrder().dispatched(Lane.STANDARD).build());
        sagaState = SagaState.NONE;

        consume(command(2, 2), Map.of());

        assertThat(processed().getHeader(SAGA)).isNull();
    }

    @Test
    void an_order_that_was_stopped_while_it_was_processed_needs_no_further_message() throws InterruptedException {
        Order declined = anOrder().declined().build();
        loaded(anOrder().reserved().build());
        processedTo(declined);
        mocked("direct:relay-aside").expectedBodiesReceived(declined);

        Exchange done = consume(command(2, 2), Map.of());

        assertThat(done.getException()).isNull();
        assertThat(backOff.faults()).isEmpty();
        mocked("direct:relay-aside").assertIsSatisfied();
    }

    @Test
    void keeps_the_message_when_processing_fails() {
        IllegalStateException fault = new IllegalStateException("gateway is down");
        loaded(anOrder().reserved().build());
        mocked("direct:process-order").whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = consume(command(2, 2), Map.of());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(backOff.faults()).containsExactly(fault);
        assertThat(mocked("direct:relay-aside").getReceivedCounter()).isZero();
    }

    @Test
    void keeps_the_message_when_the_order_cannot_be_loaded() {
        IllegalStateException fault = new IllegalStateException("table is busy");
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.failing(fault));

        Exchange done = consume(command(1, 1), Map.of());

        assertThat(done.getException()).isSameAs(fault);
        assertThat(backOff.faults()).containsExactly(fault);
        assertThat(mocked("direct:process-order").getReceivedCounter()).isZero();
    }

    @Test
    void gives_a_message_up_that_is_no_command() {
        Exchange done = consume("{\"orderId\":", Map.of());

        assertThat(done.getException()).isInstanceOf(JsonProcessingException.class);
        assertThat(backOff.givenUpFor()).containsExactly(done.getException());
        assertThat(backOff.faults()).isEmpty();
        assertThat(mocked("direct:load-order").getReceivedCounter()).isZero();
    }

    private void loaded(Order order) {
        mocked("direct:load-order").whenAnyExchangeReceived(Replies.with(order));
    }

    private void processedTo(Order order) {
        mocked("direct:process-order").whenAnyExchangeReceived(Replies.with(order));
    }

    private Message processed() {
        return mocked("direct:process-order").getExchanges().get(0).getMessage();
    }

    private Exchange consume(String body, Map<String, Object> headers) {
        return template.request("direct:test-start", exchange -> {
            exchange.getMessage().setBody(body);
            headers.forEach(exchange.getMessage()::setHeader);
        });
    }

    private static String command(int version, int published) {
        return "{\"orderId\":\"%s\",\"version\":%d,\"published\":%d}".formatted(ORDER_ID, version, published);
    }
}
