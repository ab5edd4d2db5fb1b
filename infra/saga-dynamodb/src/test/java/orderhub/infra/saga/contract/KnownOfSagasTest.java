package orderhub.infra.saga.contract;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.contract.support.SagaTestTable;
import orderhub.infra.saga.contract.support.SagaWorld;
import orderhub.infra.saga.model.SagaListener;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.ManualClock;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What a node remembers of a saga saves reads, and never makes it wrong. */
class KnownOfSagasTest {
    private static final int SERVER_ERROR = 500;

    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final ManualClock clock = new ManualClock(Instant.now());

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void a_saga_that_was_deleted_long_after_its_end_does_not_begin_again() {
        SagaTestTable table = SagaTestTable.create();
        try (SagaWorld here = node(dynamoDb, table);
                SagaWorld elsewhere = node(dynamoDb, table)) {
            CamelSagaCoordinator saga = here.newSaga("a");
            CamelSagaCoordinator untold = here.newSaga();
            elsewhere.sagas().registerStep(elsewhere.step("a"));
            elsewhere
                    .sagas()
                    .getSaga(saga.getId())
                    .join()
                    .compensate(elsewhere.exchange())
                    .join();
            Duration retention = table.settings().retention();
            assertThat(table.stored(saga.getId()).expiresAt())
                    .isAfter(clock.instant().plus(retention).plus(ofSeconds(1)));
            clock.advance(retention);
            dynamoDb.deleteItem(request -> request.tableName(table.settings().table())
                    .key(Map.of("saga_id", AttributeValue.fromS(saga.getId()))));
            assertThat(here.sagas().getSaga(saga.getId()).join()).isNull();
            assertThat(refusal(saga.beginStep(here.exchange(), here.step("b"))))
                    .hasMessage("Cannot begin: status is UNKNOWN");
            assertThat(refusal(untold.beginStep(here.exchange(), here.step("b"))))
                    .hasMessage("Cannot begin: status is UNKNOWN");
            assertThat(refusal(saga.complete(here.exchange()))).hasMessage("Cannot complete: status is UNKNOWN");
        }
    }

    /** Or raising the retention would let ended sagas begin again whose items went under the shorter one. */
    @Test
    void an_id_that_no_step_joined_in_time_is_none_however_long_ended_sagas_are_kept() {
        SagaTestTable table = SagaTestTable.create();
        try (SagaWorld here = node(dynamoDb, table);
                SagaWorld elsewhere = node(dynamoDb, table)) {
            CamelSagaCoordinator saga = here.newSaga();
            clock.advance(table.settings().maxDuration().minusMillis(1));
            assertThat(elsewhere.sagas().getSaga(saga.getId()).join()).isNotNull();
            clock.advance(ofSeconds(1));
            assertThat(elsewhere.sagas().getSaga(saga.getId()).join()).isNull();
        }
    }

    @Test
    void a_deadline_that_another_node_brought_forward_is_told() {
        SagaTestTable table = SagaTestTable.create();
        try (SagaWorld here = node(dynamoDb, table);
                SagaWorld elsewhere = node(dynamoDb, table)) {
            String saga = here.newSaga("a").getId();
            elsewhere
                    .sagas()
                    .getSaga(saga)
                    .join()
                    .beginStep(elsewhere.exchange(), elsewhere.step("b", ofSeconds(60)))
                    .join();
            assertThat(((DynamoDbSagaService) here.sagas()).deadlineOf(saga))
                    .contains(table.stored(saga).deadline())
                    .hasValueSatisfying(deadline ->
                            assertThat(deadline).isBefore(clock.instant().plusSeconds(61)));
            assertThat(((DynamoDbSagaService) here.sagas())
                            .deadlineOf(here.newSaga().getId()))
                    .isEmpty();
            assertThat(((DynamoDbSagaService) here.sagas()).deadlineOf("forged"))
                    .isEmpty();
        }
    }

    @Test
    void a_node_that_remembers_hardly_anything_finds_each_saga() {
        SagaTestTable table = SagaTestTable.create(settings -> settings.knownSagas(1));
        CamelSagaStep nothing = new CamelSagaStep(null, null, Map.of(), null);
        ExecutorService routes = Executors.newFixedThreadPool(8);
        try (SagaWorld node = table.node()) {
            List<CamelSagaCoordinator> sagas = List.of(node.newSaga("a"), node.newSaga("a"), node.newSaga("a"));
            List<CompletableFuture<Void>> joins = new ArrayList<>();
            for (int join = 0; join < 600; join++) {
                CamelSagaCoordinator saga = sagas.get(join % sagas.size());
                joins.add(CompletableFuture.runAsync(
                        () -> saga.beginStep(node.exchange(), nothing).join(), routes));
            }
            assertThat(joins).allSatisfy(join -> assertThat(join).succeedsWithin(Duration.ofSeconds(20)));
        } finally {
            routes.shutdownNow();
        }
    }

    @Test
    void an_end_whose_answer_was_lost_is_told_once() {
        SagaTestTable table = SagaTestTable.create();
        AtomicInteger told = new AtomicInteger();
        LostAnswer lost = new LostAnswer();
        SagaListener listener = new SagaListener() {
            @Override
            public void compensated(String sagaId) {
                told.incrementAndGet();
            }
        };
        try (DynamoDbClient losing = LocalDynamoDb.clientBuilder(LocalDynamoDb.endpoint())
                        .overrideConfiguration(client -> client.addExecutionInterceptor(lost))
                        .build();
                SagaWorld node = SagaWorld.with(camel -> DynamoDbSagaService.builder(losing)
                        .settings(table.settings())
                        .listener(listener)
                        .build())) {
            CamelSagaCoordinator saga = node.newSaga();
            CamelSagaStep onlyDone = new CamelSagaStep(null, node.camel().getEndpoint("call:done"), Map.of(), null);
            saga.beginStep(node.exchange(), onlyDone).join();
            lost.next.set(true);
            saga.compensate(node.exchange()).join();
            assertThat(lost.next).isFalse();
            saga.compensate(node.exchange()).join();
            assertThat(table.stored(saga.getId()).status()).isEqualTo(SagaStatus.COMPENSATED);
            assertThat(told).hasValue(1);
        }
    }

    @Test
    void the_exception_of_a_route_is_not_lost_when_its_saga_cannot_be_compensated() {
        try (SagaWorld node = SagaTestTable.create().node()) {
            CamelSagaCoordinator saga = node.newSaga("a");
            saga.complete(node.exchange()).join();
            Exchange failed = node.exchange();
            failed.setException(new IllegalArgumentException("declined"));
            assertThat(refusal(saga.compensate(failed)))
                    .hasMessage("Cannot compensate: status is COMPLETED")
                    .hasSuppressedException(failed.getException());
        }
    }

    private SagaWorld node(DynamoDbClient client, SagaTestTable table) {
        return SagaWorld.with(camel -> DynamoDbSagaService.builder(client)
                .settings(table.settings())
                .clock(clock)
                .build());
    }

    private static @Nullable Throwable refusal(CompletableFuture<Void> future) {
        return future.<@Nullable Throwable>handle((done, fault) -> fault).join();
    }

    /** The next write is made, and its answer does not arrive. */
    private static final class LostAnswer implements ExecutionInterceptor {
        final AtomicBoolean next = new AtomicBoolean();

        @Override
        public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            boolean lost = context.request() instanceof UpdateItemRequest && next.getAndSet(false);
            return lost
                    ? context.httpResponse().toBuilder()
                            .statusCode(SERVER_ERROR)
                            .build()
                    : context.httpResponse();
        }
    }
}
