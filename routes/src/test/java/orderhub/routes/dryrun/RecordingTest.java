package orderhub.routes.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import orderhub.routes.saga.SagaState;
import orderhub.routes.testing.StillSagas;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** What takes the place of the outside in a dry run: it notes and says yes, and does nothing. */
class RecordingTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant DEADLINE = NOW.plusSeconds(700);

    private final Effects effects = new Effects();
    private final DynamoDbClient tables = new DynamoDbClient() {
        @Override
        public GetItemResponse getItem(GetItemRequest request) {
            return GetItemResponse.builder()
                    .item(Map.of("read", AttributeValue.fromBool(true)))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    };

    @Test
    void a_table_is_read_and_not_written() {
        RecordingDynamoDb dynamoDb = new RecordingDynamoDb(tables, effects);
        Map<String, AttributeValue> key = Map.of("order_id", AttributeValue.fromS("order-1"));

        assertThat(dynamoDb.getItem(get -> get.tableName("orders").key(key)).item())
                .containsKey("read");
        dynamoDb.putItem(put -> put.tableName("orders").item(key));
        dynamoDb.updateItem(update -> update.tableName("orders").key(key));
        dynamoDb.deleteItem(delete -> delete.tableName("inbox").key(key));
        List<TransactWriteItem> writes = List.of(
                TransactWriteItem.builder()
                        .update(update -> update.tableName("orders").key(key))
                        .build(),
                TransactWriteItem.builder()
                        .put(put -> put.tableName("inventory_reservations"))
                        .build(),
                TransactWriteItem.builder()
                        .delete(delete -> delete.tableName("inventory").key(key))
                        .build(),
                TransactWriteItem.builder()
                        .conditionCheck(check -> check.tableName("sagas").key(key))
                        .build());
        dynamoDb.transactWriteItems(write -> write.transactItems(writes));

        assertThat(effects.take())
                .containsExactly(
                        new Effect("dynamodb", "PutItem", "orders"),
                        new Effect("dynamodb", "UpdateItem", "orders order-1"),
                        new Effect("dynamodb", "DeleteItem", "inbox order-1"),
                        new Effect(
                                "dynamodb",
                                "TransactWriteItems",
                                "orders order-1, inventory_reservations, inventory order-1, sagas order-1"));
        assertThat(effects.take()).isEmpty();
    }

    @Test
    void what_is_not_foreseen_is_refused() {
        assertThatThrownBy(() -> new RecordingDynamoDb(tables, effects).deleteTable(delete -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new RecordingSqs(effects).deleteMessage(delete -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new RecordingSns(effects).publishBatch(publish -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new RecordingEventBridge(effects).putRule(put -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void messages_and_events_are_noted_and_taken() {
        new RecordingSqs(effects).sendMessage(send -> send.queueUrl("https://sqs.test/0/notifications"));
        new RecordingSns(effects).publish(publish -> publish.topicArn("arn:aws:sns:us-east-1:0:order-notifications"));
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .eventBusName("bus")
                .detailType("OrderShipped")
                .build();
        PutEventsResponse answer = new RecordingEventBridge(effects).putEvents(put -> put.entries(entry));

        assertThat(answer.failedEntryCount()).isZero();
        assertThat(answer.entries()).hasSize(1);
        assertThat(effects.take())
                .containsExactly(
                        new Effect("sqs", "SendMessage", "notifications"),
                        new Effect("sns", "Publish", "order-notifications"),
                        new Effect("eventbridge", "PutEvents", "bus OrderShipped"));
    }

    @Test
    void the_gateway_says_yes_to_the_amount_that_it_is_asked_for() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        RecordingGateway gateway = new RecordingGateway("https://gateway.test", effects, camel);
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/v1/payment_intents");
        exchange.getMessage().setHeader("Idempotency-Key", "order-1/charge");
        exchange.getMessage().setBody("confirm=true&amount=5390&currency=usd");
        Producer producer = gateway.createProducer();

        producer.process(exchange);

        assertThat(exchange.getMessage().getBody(String.class)).contains("\"amount_received\":5390", "succeeded");
        assertThat(effects.take())
                .isEqualTo(List.of(new Effect("gateway", "POST", "/v1/payment_intents order-1/charge")));
        assertThatThrownBy(() -> gateway.createConsumer(message -> {}))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_new_saga_runs_until_its_deadline_and_nobody_else_knows_it() throws Exception {
        RecordingSagas sagas = sagas(SagaState.NONE);
        CamelSagaCoordinator saga =
                sagas.newSaga(new DefaultExchange(new DefaultCamelContext())).get();

        assertThat(sagas.stateOf(saga.getId())).isEqualTo(SagaState.RUNNING);
        assertThat(sagas.deadlineOf(saga.getId())).isEqualTo(NOW.plusSeconds(60));
        assertThat(sagas.getSaga("another").get()).isNull();
        assertThat(effects.take()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = SagaState.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void a_saga_is_completed_only_while_it_runs(SagaState state) throws Exception {
        RecordingSagas sagas = sagas(state);
        CamelSagaCoordinator saga = sagas.getSaga("saga-1").get();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());

        assertThat(saga.complete(exchange).isCompletedExceptionally()).isEqualTo(state != SagaState.RUNNING);
        assertThat(saga.compensate(exchange)).isCompleted();
        assertThat(sagas.deadlineOf("saga-1")).isEqualTo(DEADLINE);
        assertThat(effects.take())
                .extracting(Effect::operation)
                .isEqualTo(state == SagaState.RUNNING ? List.of("complete", "compensate") : List.of("compensate"));
    }

    private RecordingSagas sagas(SagaState state) {
        return new RecordingSagas(
                new StillSagas(DEADLINE, state), Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofSeconds(60), effects);
    }
}
