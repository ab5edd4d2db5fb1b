package orderhub.infra.saga.cost;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import orderhub.infra.saga.DynamoDbSagaService;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.builder.ExpressionBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Measures how long begin, join and complete take beside a bare conditional write, and prints a table for the README.
 * One after the other on one thread, each saga with its bare write, so that both meet the same DynamoDB Local.
 */
public final class SagaLatencyMain {
    private static final int WARM_UP = 3_000;
    private static final int MEASURED = 5_000;
    private static final double MICROS = 1e3;

    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final SagaSettings settings =
            SagaSettings.builder().table(LocalDynamoDb.newTable()).build();
    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final DynamoDbSagaService service =
            DynamoDbSagaService.builder(dynamoDb).settings(settings).build();
    private final Map<String, long[]> nanos = new LinkedHashMap<>();

    private SagaLatencyMain() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        new SagaLatencyMain().measure();
        System.exit(0);
    }

    private void measure() throws Exception {
        SagaTable.createIfMissing(dynamoDb, settings.table());
        camel.disableJMX();
        camel.build();
        camel.addService(service);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:undo").setBody(constant(true));
            }
        });
        camel.start();
        for (int round = 0; round < WARM_UP + MEASURED; round++) {
            saga(Math.max(0, round - WARM_UP));
        }
        print();
        camel.stop();
    }

    private void saga(int round) {
        time("bare conditional `UpdateItem`", round, this::bareWrite);
        Exchange exchange = new DefaultExchange(camel);
        CamelSagaCoordinator[] saga = new CamelSagaCoordinator[1];
        time(
                "begin (`newSaga`)",
                round,
                () -> saga[0] = service.newSaga(exchange).join());
        CamelSagaStep step = new CamelSagaStep(
                camel.getEndpoint("direct:undo"),
                null,
                Map.of("orderId", ExpressionBuilder.constantExpression("order-0123456789")),
                null);
        time("first join", round, () -> saga[0].beginStep(exchange, step).join());
        time("second join", round, () -> saga[0].beginStep(exchange, step).join());
        time("complete", round, () -> saga[0].complete(exchange).join());
    }

    private void bareWrite() {
        String id = "bare-" + ThreadLocalRandom.current().nextLong();
        dynamoDb.updateItem(request -> request.tableName(settings.table())
                .key(Map.of("saga_id", AttributeValue.fromS(id)))
                .updateExpression("SET #state = :state")
                .conditionExpression("attribute_not_exists(saga_id)")
                .expressionAttributeNames(Map.of("#state", "state"))
                .expressionAttributeValues(Map.of(":state", AttributeValue.fromS("done"))));
    }

    private void time(String what, int round, Runnable work) {
        long begun = System.nanoTime();
        work.run();
        long took = System.nanoTime() - begun;
        nanos.computeIfAbsent(what, unused -> new long[MEASURED])[round] = took;
    }

    private void print() {
        System.out.printf("%d of each after %d to warm up%n%n", MEASURED, WARM_UP);
        System.out.println("| | P50 µs | P95 µs | P99 µs |");
        System.out.println("|---|---|---|---|");
        nanos.forEach((what, took) -> {
            Arrays.sort(took);
            System.out.printf(
                    "| %s | %.0f | %.0f | %.0f |%n", what, micros(took, 50), micros(took, 95), micros(took, 99));
        });
    }

    private static double micros(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / MICROS;
    }
}
