package orderhub.infra.saga.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.testing.ManualClock;
import orderhub.infra.saga.testing.TestTable;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a node does about a saga that an index says is due, at a time that a test says it is. */
class RecoveryTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String UNDO = "mock://undo";

    private final TestTable table = new TestTable(with -> with.maxAttempts(2));
    private final ManualClock clock = new ManualClock(NOW);
    private final Stopping stopping = new Stopping(() -> false);
    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final ExecutorService threads = Executors.newSingleThreadExecutor();
    private final CallbackEndpoints endpoints = new CallbackEndpoints();
    private final String id = table.newId(NOW);

    @BeforeEach
    void start() {
        camel.disableJMX();
        camel.build();
        camel.start();
        endpoints.register(camel.getEndpoint(UNDO));
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        camel.stop();
    }

    @Test
    void takes_over_when_a_lease_has_run_out() {
        put("owner", AttributeValue.fromS("dead"), "due_at", millis(NOW));
        assertThat(recover()).isEqualTo(Recovery.Result.SEEN_TO);
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(calls()).isEqualTo(1);
        assertThat(table.store().get(id).orElseThrow().steps().get(0).attempts())
                .as("the owner's death counts")
                .isEqualTo(1);
    }

    @Test
    void leaves_a_saga_to_its_owner_until_the_lease_has_run_out() {
        put("owner", AttributeValue.fromS("alive"), "due_at", millis(NOW.plusMillis(1)));
        Map<String, AttributeValue> before = table.item(id);
        assertThat(recover()).isEqualTo(Recovery.Result.SEEN_TO);
        assertThat(table.item(id)).isEqualTo(before);
        clock.advance(Duration.ofMillis(1));
        recover();
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATED);
    }

    @Test
    void leaves_a_callback_alone_whose_next_attempt_is_not_due() {
        put("due_at", millis(NOW.plusMillis(1)));
        recover();
        assertThat(calls()).isZero();
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATING);
    }

    @Test
    void parks_a_saga_whose_callback_takes_every_owner_down_with_it() {
        put("owner", AttributeValue.fromS("dead"), "due_at", millis(NOW));
        Map<String, AttributeValue> step = new HashMap<>(
                requireNonNull(table.item(id).get("steps")).l().get(0).m());
        step.put("attempts", AttributeValue.fromN("1"));
        put("owner", AttributeValue.fromS("dead"), "steps", AttributeValue.fromL(List.of(AttributeValue.fromM(step))));
        recover();
        assertThat(status()).isEqualTo(SagaStatus.PARKED);
        assertThat(calls()).isZero();
    }

    @Test
    void compensates_a_saga_that_runs_at_its_deadline_and_not_before() {
        put(
                "status",
                AttributeValue.fromS("RUNNING"),
                "goal",
                null,
                "epoch",
                null,
                "deadline",
                millis(NOW.plusMillis(1)));
        recover();
        assertThat(status()).isEqualTo(SagaStatus.RUNNING);
        clock.advance(Duration.ofMillis(1));
        recover();
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(table.store().get(id).orElseThrow().because()).isEqualTo("Its deadline passed");
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void claims_nothing_whose_callback_it_does_not_know() {
        table.put(CorruptItems.due(id, NOW, "mock://elsewhere"));
        Map<String, AttributeValue> before = table.item(id);
        assertThat(recover()).isEqualTo(Recovery.Result.FOR_ANOTHER_NODE);
        assertThat(table.item(id)).isEqualTo(before);
    }

    @Test
    void goes_on_under_an_old_name_that_has_an_alias() {
        table.put(CorruptItems.due(id, NOW, "mock://old-name"));
        endpoints.alias("mock://old-name", camel.getEndpoint(UNDO));
        recover();
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATED);
        assertThat(calls()).isEqualTo(1);
    }

    @Test
    void claims_nothing_while_the_node_is_stopping() {
        put();
        stopping.begin();
        assertThat(recover()).isEqualTo(Recovery.Result.NOT_NOW);
        assertThat(status()).isEqualTo(SagaStatus.COMPENSATING);
    }

    @Test
    void has_nothing_to_do_when_the_saga_is_gone() {
        assertThat(recover()).isEqualTo(Recovery.Result.SEEN_TO);
    }

    private Recovery.Result recover() {
        ProducerTemplate producer = camel.createProducerTemplate();
        Listeners listeners = new Listeners();
        CallbackCaller caller = new CallbackCaller(producer, threads, 1, Duration.ofSeconds(5), stopping);
        Finisher finisher =
                new Finisher(table.store(), endpoints, caller, listeners, table.settings(), stopping, clock, () -> 0);
        return new Recovery(table.store(), finisher, listeners, table.settings(), new Owners("me"), stopping, clock)
                .recover(id);
    }

    /** A saga that is due, with these attributes instead of its own; null for none. */
    private void put(@Nullable Object... attributes) {
        Map<String, AttributeValue> item = new HashMap<>(CorruptItems.due(id, NOW, UNDO));
        for (int i = 0; i < attributes.length; i += 2) {
            String name = String.valueOf(attributes[i]);
            if (attributes[i + 1] instanceof AttributeValue value) {
                item.put(name, value);
            } else {
                item.remove(name);
            }
        }
        table.put(item);
    }

    private int calls() {
        return camel.getEndpoint(UNDO, MockEndpoint.class).getReceivedCounter();
    }

    private SagaStatus status() {
        return table.store().get(id).orElseThrow().status();
    }

    private static AttributeValue millis(Instant instant) {
        return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
    }
}
