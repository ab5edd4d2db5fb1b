package orderhub.routes;

import static orderhub.schemas.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.testing.Answers;
import orderhub.routes.testing.RecordedLog;
import orderhub.routes.testing.RouteTest;
import orderhub.schemas.order.Order;
import org.apache.camel.Exchange;
import org.apache.camel.component.aws2.ddb.Ddb2Constants;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;

class SweepOutboxRouteTest extends RouteTest {

    private static final String ORDERS = "aws2-ddb:orders";

    private final RecordedLog log = new RecordedLog();

    SweepOutboxRouteTest() {
        super("sweep-outbox", List.of(), Map.of("sweep-outbox", "direct:test-start"));
    }

    @Override
    protected void bindOwn(Registry registry) {
        log.bindTo(registry);
    }

    @Test
    void looks_into_every_shard_for_what_its_own_hub_had_time_to_publish() {
        overdue(Map.of());

        assertThat(sweep().getException()).isNull();

        assertThat(mocked(ORDERS).getExchanges())
                .extracting(SweepOutboxRouteTest::shardAsked)
                .containsExactly("0", "1", "2", "3");
        assertThat(mocked(ORDERS).getExchanges())
                .extracting(asked -> conditions(asked).get("relay_at"))
                .containsOnly(Condition.builder()
                        .comparisonOperator(ComparisonOperator.LT)
                        .attributeValueList(AttributeValue.fromN(
                                Long.toString(NOW.minusMillis(2000).toEpochMilli())))
                        .build());
    }

    @Test
    void asks_the_sparse_index_for_a_bounded_number() {
        overdue(Map.of());

        sweep();

        Exchange asked = mocked(ORDERS).getExchanges().get(0);
        assertThat(asked.getMessage().getHeader(Ddb2Constants.INDEX_NAME)).isEqualTo("relay-index");
        assertThat(asked.getMessage().getHeader(Ddb2Constants.LIMIT, Integer.class))
                .isEqualTo(100);
        assertThat(Answers.target(mocked(ORDERS))).contains("operation=Query");
    }

    @Test
    void the_next_sweep_goes_on_behind_those_that_it_took_and_then_begins_again() {
        Map<String, AttributeValue> hundredth = Map.of("order_id", AttributeValue.fromS("the-hundredth"));
        overdue(Map.of());
        mocked(ORDERS).whenExchangeReceived(2, exchange -> exchange.getMessage()
                .setHeaders(new HashMap<>(
                        Map.of(Ddb2Constants.ITEMS, List.of(), Ddb2Constants.LAST_EVALUATED_KEY, hundredth))));

        sweep();
        sweep();
        sweep();

        assertThat(mocked(ORDERS).getExchanges())
                .extracting(asked -> Optional.ofNullable(asked.getMessage().getHeader(Ddb2Constants.START_KEY)))
                .filteredOn(Optional::isPresent)
                .containsExactly(Optional.of(hundredth));
        assertThat(startKey(5)).isEqualTo(hundredth);
        assertThat(startKey(9)).isNull();
    }

    @Test
    void a_shard_that_could_not_be_read_is_asked_for_the_same_page_again() {
        Map<String, AttributeValue> hundredth = Map.of("order_id", AttributeValue.fromS("the-hundredth"));
        overdue(Map.of());
        mocked(ORDERS).whenExchangeReceived(1, exchange -> exchange.getMessage()
                .setHeaders(new HashMap<>(
                        Map.of(Ddb2Constants.ITEMS, List.of(), Ddb2Constants.LAST_EVALUATED_KEY, hundredth))));
        mocked(ORDERS).whenExchangeReceived(5, exchange -> {
            throw SdkClientException.create("no route");
        });

        sweep();
        sweep();
        sweep();

        assertThat(startKey(4)).isEqualTo(hundredth);
        assertThat(startKey(8)).isEqualTo(hundredth);
    }

    @Test
    void relays_every_order_that_it_finds_as_it_is_now() {
        overdue(Map.of("1", List.of("order-a", "order-b"), "3", List.of("order-c")));
        loadThem();

        assertThat(sweep().getException()).isNull();

        assertThat(relayed()).containsExactly("order-a", "order-b", "order-c");
        assertThat(log.lines())
                .containsExactly(
                        "INFO order=order-a relayed late",
                        "INFO order=order-b relayed late",
                        "INFO order=order-c relayed late");
    }

    @Test
    void says_how_long_the_oldest_order_has_waited_and_zero_when_none_does() {
        overdue(Map.of("1", List.of("order-a", "order-b"), "3", List.of("order-c")));
        loadThem();
        sweep();
        overdue(Map.of());
        sweep();

        assertThat(meters.relayBacklogAges()).containsExactly(31.5, 0.0);
    }

    @Test
    void does_not_say_how_long_the_oldest_has_waited_while_a_shard_cannot_be_read() {
        overdue(Map.of("2", List.of("order-c")));
        loadThem();
        mocked(ORDERS).whenExchangeReceived(2, exchange -> {
            throw SdkClientException.create("no route");
        });

        sweep();
        sweep();

        assertThat(meters.relayBacklogAges()).containsExactly(Double.NaN, 30.5);
    }

    @Test
    void relays_nothing_when_nothing_is_overdue() {
        overdue(Map.of());

        sweep();

        assertThat(mocked("direct:load-order").getExchanges()).isEmpty();
        assertThat(relayed()).isEmpty();
    }

    @Test
    void goes_on_after_an_order_that_cannot_be_loaded() {
        overdue(Map.of("0", List.of("order-a", "order-b"), "2", List.of("order-c")));
        loadThem();
        mocked("direct:load-order").whenExchangeReceived(1, exchange -> {
            throw new CorruptItemException("no text attribute status");
        });

        assertThat(sweep().getException()).isNull();

        assertThat(relayed()).containsExactly("order-b", "order-c");
        assertThat(log.lines())
                .containsExactly(
                        "WARN order=order-a late and not relayed, the sweep tries again: CorruptItemException: no text attribute status",
                        "INFO order=order-b relayed late",
                        "INFO order=order-c relayed late");
    }

    @Test
    void goes_on_after_an_order_that_cannot_be_relayed() {
        overdue(Map.of("0", List.of("order-a", "order-b"), "2", List.of("order-c")));
        loadThem();
        mocked("direct:relay-order").whenExchangeReceived(1, exchange -> {
            throw SdkClientException.create("no route");
        });

        assertThat(sweep().getException()).isNull();

        assertThat(relayed()).containsExactly("order-a", "order-b", "order-c");
        assertThat(log.lines())
                .first()
                .isEqualTo(
                        "WARN order=order-a late and not relayed, the sweep tries again: SdkClientException: no route");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void goes_on_after_a_shard_that_cannot_be_read(int call) {
        overdue(Map.of(
                "0", List.of("order-0"), "1", List.of("order-1"), "2", List.of("order-2"), "3", List.of("order-3")));
        loadThem();
        mocked(ORDERS).whenExchangeReceived(call, exchange -> {
            throw SdkClientException.create("no route");
        });

        assertThat(sweep().getException()).isNull();

        assertThat(relayed()).hasSize(3).doesNotContain("order-" + (call - 1));
    }

    private @Nullable Object startKey(int call) {
        return mocked(ORDERS).getExchanges().get(call).getMessage().getHeader(Ddb2Constants.START_KEY);
    }

    private Exchange sweep() {
        return template.request("direct:test-start", exchange -> {});
    }

    private List<String> relayed() {
        return Answers.bodies(mocked("direct:relay-order"), Order.class).stream()
                .map(Order::orderId)
                .toList();
    }

    private void overdue(Map<String, List<String>> orderIdsByShard) {
        mocked(ORDERS).whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setHeader(
                        Ddb2Constants.ITEMS,
                        orderIdsByShard.getOrDefault(shardAsked(exchange), List.of()).stream()
                                .map(SweepOutboxRouteTest::waiting)
                                .toList()));
    }

    /** For half a minute, and the first for a second more. */
    private static Map<String, AttributeValue> waiting(String orderId) {
        long seconds = orderId.equals("order-a") ? 31 : 30;
        return Map.of(
                "order_id",
                AttributeValue.fromS(orderId),
                "relay_at",
                AttributeValue.fromN(
                        Long.toString(NOW.minusSeconds(seconds).minusMillis(500).toEpochMilli())));
    }

    private void loadThem() {
        mocked("direct:load-order").whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(anOrder()
                        .withId(exchange.getMessage().getHeader("orderId", String.class))
                        .build()));
    }

    private static String shardAsked(Exchange exchange) {
        Condition shard = Objects.requireNonNull(conditions(exchange).get("relay_shard"));
        return shard.attributeValueList().get(0).s();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Condition> conditions(Exchange exchange) {
        return exchange.getMessage().getHeader(Ddb2Constants.KEY_CONDITIONS, Map.class);
    }
}
