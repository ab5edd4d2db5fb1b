package orderhub.infra.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import orderhub.infra.saga.model.Audit;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaIds;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.model.SagaStep;
import orderhub.infra.saga.model.Transitions;
import orderhub.infra.saga.operations.ActionResult;
import orderhub.infra.saga.operations.SagaOperations;
import orderhub.infra.saga.run.CallbackEndpoints;
import orderhub.infra.saga.store.JoinRequest;
import orderhub.infra.saga.store.Known;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.ExpressionAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What may join fits DynamoDB's limits whatever becomes of it: no saga can be joined that cannot be ended. */
class LargestSagaTest {
    /** To be quicker: a node writes one at a time. */
    private static final int STEPS_A_WRITE = 20;

    private static final int NEVER = 1 << 15;
    /** Three bytes. */
    private static final String LONG_CHARACTER = "\u20ac";

    private static final String WHO = LONG_CHARACTER.repeat(Audit.MAX_WHO_CHARACTERS);
    private static final String WHY = LONG_CHARACTER.repeat(Audit.MAX_WHY_CHARACTERS);
    private static final String PROBLEM = LONG_CHARACTER.repeat(SagaStep.MAX_PROBLEM_CHARACTERS);
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(camel);
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final Transitions transitions = new Transitions(1, Duration.ofDays(1));

    /** What a step is filled with. */
    enum Filling {
        /** Many small options, each with the name of its type. */
        NUMBERS {
            @Override
            Map<String, Object> of(int size) {
                Map<String, Object> options = new HashMap<>();
                for (int option = 0; option < size; option++) {
                    options.put(Integer.toString(option, Character.MAX_RADIX), (byte) 1);
                }
                return options;
            }
        },
        TRUTHS {
            @Override
            Map<String, Object> of(int size) {
                Map<String, Object> options = new HashMap<>();
                NUMBERS.of(size).keySet().forEach(name -> options.put(name, true));
                return options;
            }
        },
        TEXT {
            @Override
            Map<String, Object> of(int size) {
                return Map.of("text", LONG_CHARACTER.repeat(size));
            }
        },
        BYTES {
            @Override
            Map<String, Object> of(int size) {
                return Map.of("bytes", new byte[size]);
            }
        };

        abstract Map<String, Object> of(int size);
    }

    @Property(tries = 4)
    void the_largest_saga_can_be_undone_parked_retried_and_audited(
            @ForAll @IntRange(min = 20, max = 100) int steps, @ForAll Filling filling) {
        SagaSettings settings = largest(steps);
        try (DynamoDbClient dynamoDb = LocalDynamoDb.client()) {
            SagaTable.createIfMissing(dynamoDb, settings.table());
            SagaStore store = new SagaStore(dynamoDb, settings, () -> new byte[SagaIds.KEY_BYTES]);
            String id = joined(store, settings, filling);
            SagaOperations operations = new SagaOperations(
                    store, settings, new SagaListener() {}, clock, Runnable::run, () -> Duration.ZERO);
            done(operations.compensateNow(id, WHO, WHY));
            assertThat(failed(store, id).status()).isEqualTo(SagaStatus.PARKED);
            done(operations.retryNow(id, WHO, WHY));
            for (int step = 1; step < Audit.MAX_ENTRIES; step++) {
                done(operations.skipStep(id, step, WHO, WHY));
            }
            assertThat(failed(store, id).status()).isEqualTo(SagaStatus.PARKED);
            done(operations.retryNow(id, WHO, WHY));
            Saga retried = store.get(id).orElseThrow();
            assertThat(retried.audit()).hasSize(Audit.MAX_ENTRIES);
            assertThat(retried.nextCallback()).isPresent();
        }
    }

    /** As many bytes a step as the settings allow for that many steps. */
    private static SagaSettings largest(int steps) {
        IntPredicate fits = bytes -> {
            try {
                SagaSettings.builder().maxSteps(steps).maxStepBytes(bytes).build();
                return true;
            } catch (IllegalArgumentException tooLarge) {
                return false;
            }
        };
        return SagaSettings.builder()
                .table(LocalDynamoDb.newTable())
                .maxSteps(steps)
                .maxStepBytes(largest(fits))
                .maxAttempts(1)
                .build();
    }

    private String joined(SagaStore store, SagaSettings settings, Filling filling) {
        AtomicInteger joins = new AtomicInteger();
        StepReader reader = new StepReader(
                new CallbackEndpoints(), () -> "join-%03d".formatted(joins.incrementAndGet()), settings.maxStepBytes());
        Instant now = clock.instant();
        int size = largest(tried -> {
            try {
                reader.read(step(filling.of(tried)), exchange, now);
                return true;
            } catch (IllegalArgumentException tooLarge) {
                return false;
            }
        });
        String id = store.ids().issue(now, new byte[SagaIds.RANDOM_BYTES]);
        Known known = Known.nothing(true);
        for (int step = 0; step < settings.maxSteps(); step++) {
            SagaStep joining = reader.read(step(filling.of(size)), exchange, now);
            Instant deadline = now.plus(LEASE);
            store.join(id, new JoinRequest(joining, deadline, deadline, now), known);
            known = known.joined(Instant.ofEpochMilli(deadline.toEpochMilli()), false, true);
        }
        assertThat(store.get(id).orElseThrow().steps()).hasSize(settings.maxSteps());
        return id;
    }

    private CamelSagaStep step(Map<String, Object> options) {
        Map<String, Expression> expressions = new HashMap<>();
        options.forEach((name, value) -> expressions.put(name, new ExpressionAdapter() {
            @Override
            public Object evaluate(Exchange unused) {
                return value;
            }
        }));
        return new CamelSagaStep(camel.getEndpoint("mock:undo"), null, expressions, null);
    }

    /** A node takes it over, and each callback that waits fails for good. */
    private Saga failed(SagaStore store, String id) {
        Saga saga = store.get(id).orElseThrow();
        saga = saved(
                store,
                saga,
                transitions.claimed(saga, "x".repeat(200), clock.instant().plus(LEASE)));
        while (saga.nextCallback().isPresent()) {
            Saga failed = saga;
            for (int step = 0; step < STEPS_A_WRITE && failed.nextCallback().isPresent(); step++) {
                int next = failed.nextCallback().getAsInt();
                failed = transitions.failed(failed, next, PROBLEM + "more", clock.instant());
            }
            saga = saved(store, saga, failed);
        }
        return store.get(id).orElseThrow();
    }

    private static Saga saved(SagaStore store, Saga before, Saga after) {
        assertThat(store.save(before, after)).isTrue();
        return after;
    }

    private static void done(ActionResult result) {
        assertThat(result).isInstanceOf(ActionResult.Done.class);
    }

    /** The largest number that holds; it does for 1, and for none from some number on. */
    private static int largest(IntPredicate holds) {
        int yes = 1;
        int no = NEVER;
        while (no - yes > 1) {
            int middle = (yes + no) >>> 1;
            if (holds.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }
}
