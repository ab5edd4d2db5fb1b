package orderhub.infra.saga.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.operations.SagaView;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Items that are no sagas, whatever they hold, are put aside and keep nobody else waiting. */
class UnreadableItemsTest {
    private static final String JUNK = "junk";
    private static final AttributeValue DUE_LONG_AGO = AttributeValue.fromN("1");

    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final SagaTestTable table = SagaTestTable.create(settings -> settings.dueShards(1));

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @ParameterizedTest
    @MethodSource("junk")
    void an_item_that_is_no_saga_is_put_aside_and_others_are_seen_to(Map<String, AttributeValue> junk) {
        put(junk);
        try (SagaWorld other = table.node()) {
            other.newSaga()
                    .beginStep(other.exchange(), other.step("a", ofSeconds(1)))
                    .join();
        }
        try (SagaWorld node = table.node()) {
            node.sagas().registerStep(node.step("a"));
            node.awaitCalls("undo-a");
            node.await().untilAsserted(() -> assertThat(shown(node).status()).isEqualTo(SagaView.QUARANTINED));
        }
    }

    static Stream<Named<Map<String, AttributeValue>>> junk() {
        return Stream.of(
                Named.of("due at a fraction", running("due_at", AttributeValue.fromN("1.5"))),
                Named.of("due before time", running("due_at", AttributeValue.fromN("-1e60"))),
                Named.of("without deadline", running("deadline", null)),
                Named.of("running but decided", running("goal", AttributeValue.fromS("COMPLETE"))),
                Named.of("decided against its status", decided("COMPLETING", "COMPENSATE")),
                Named.of("an option of no type", running("steps", steps("options", option()))),
                Named.of("a step that joined at no time", running("steps", steps("at", AttributeValue.fromBool(true)))),
                Named.of("a join that is no text", running("joins", AttributeValue.fromL(List.of(DUE_LONG_AGO)))));
    }

    @Test
    void an_item_that_was_put_aside_for_no_reason_is_shown() {
        put(running("quarantined", AttributeValue.fromBool(true)));
        try (SagaWorld node = table.node()) {
            assertThat(shown(node).status()).isEqualTo(SagaView.QUARANTINED);
        }
    }

    @Test
    void items_due_at_no_time_are_counted() {
        put(running("due_at", AttributeValue.fromN("1.5e100")));
        try (SagaWorld node = table.node()) {
            CamelSagaCoordinator saga = node.newSaga("a");
            assertThat(saga.getId()).isNotBlank();
            DynamoDbSagaService service = (DynamoDbSagaService) node.sagas();
            node.await().untilAsserted(() -> assertThat(service.operations().census())
                    .hasValueSatisfying(census -> assertThat(census.running()).isEqualTo(2)));
        }
    }

    private SagaView shown(SagaWorld node) {
        return ((DynamoDbSagaService) node.sagas()).operations().show(JUNK).orElseThrow();
    }

    private void put(Map<String, AttributeValue> item) {
        dynamoDb.putItem(request -> request.tableName(table.settings().table()).item(item));
    }

    private static Map<String, AttributeValue> decided(String status, String goal) {
        Map<String, AttributeValue> item = running("goal", AttributeValue.fromS(goal));
        item.put("status", AttributeValue.fromS(status));
        return item;
    }

    /** One that could be read, but for an attribute; null leaves it out. */
    private static Map<String, AttributeValue> running(String changed, @Nullable AttributeValue value) {
        Map<String, AttributeValue> item = new HashMap<>(Map.of(
                "saga_id", AttributeValue.fromS(JUNK),
                "status", AttributeValue.fromS("RUNNING"),
                "deadline", DUE_LONG_AGO,
                "joins", AttributeValue.fromL(List.of(AttributeValue.fromS("j"))),
                "steps", steps("completion", AttributeValue.fromS("call://done-a")),
                "due_shard", AttributeValue.fromS("due-0"),
                "due_at", DUE_LONG_AGO));
        if (value == null) {
            item.remove(changed);
        } else {
            item.put(changed, value);
        }
        return item;
    }

    private static AttributeValue steps(String changed, AttributeValue value) {
        Map<String, AttributeValue> step = new HashMap<>(Map.of("at", DUE_LONG_AGO));
        step.put(changed, value);
        return AttributeValue.fromL(List.of(AttributeValue.fromM(step)));
    }

    private static AttributeValue option() {
        AttributeValue typed = AttributeValue.fromL(List.of(DUE_LONG_AGO, AttributeValue.fromS("5")));
        return AttributeValue.fromM(Map.of("x", typed));
    }
}
