package orderhub.infra.saga.crash;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import orderhub.infra.saga.model.Saga;
import orderhub.infra.saga.model.SagaStatus;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables of one test, and its nodes. */
final class World implements AutoCloseable {
    private static final String ID = "saga_id";
    private static final int ID_CHARACTERS = 40;

    private final DynamoDbClient dynamoDb = LocalDynamoDb.client();
    private final List<NodeProcess> processes = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final String test;
    private final Place place;
    private final SagaStore store;
    private final Ledger ledger;

    /**
     * @param test names the logs
     * @param settings what differs from the usual, by name
     */
    World(Class<?> test, Duration sagaTimeout, Map<String, String> settings) {
        this.test = test.getSimpleName();
        Map<String, String> all = new HashMap<>(settings);
        all.put("table", LocalDynamoDb.newTable());
        place = new Place(LocalDynamoDb.endpoint(), LocalDynamoDb.newTable(), all, sagaTimeout);
        SagaTable.createIfMissing(dynamoDb, place.sagaSettings().table());
        store = new SagaStore(dynamoDb, place.sagaSettings(), () -> new byte[0]);
        ledger = new Ledger(dynamoDb, place.ledger());
        ledger.create();
    }

    Place place() {
        return place;
    }

    /** A node in a process of its own, not started yet. */
    NodeProcess process(String name, NodeMain.Flag... flags) {
        NodeProcess process = new NodeProcess(place, test, name, Set.of(flags));
        processes.add(process);
        return process;
    }

    /** A node in this process, started, that holds and reports nothing. */
    Node nodeHere() throws Exception {
        Reports unheard = new Reports(new PrintStream(OutputStream.nullOutputStream()));
        Node node = new Node(place, "here", new Moments(unheard), unheard, List.of());
        nodes.add(node);
        node.start();
        return node;
    }

    Optional<Saga> saga(String id) {
        return store.get(id);
    }

    List<Effect> effects(String id) {
        return ledger.of(id);
    }

    Snapshot snapshot(String id) {
        return new Snapshot(id, item(id), saga(id), effects(id));
    }

    private Map<String, AttributeValue> item(String id) {
        return dynamoDb.getItem(
                        request -> request.tableName(place.sagaSettings().table())
                                .key(Map.of(ID, AttributeValue.fromS(id)))
                                .consistentRead(true))
                .item();
    }

    /** Every saga there is. */
    List<String> sagaIds() {
        return dynamoDb
                .scanPaginator(request -> request.tableName(place.sagaSettings().table())
                        .consistentRead(true)
                        .projectionExpression(ID))
                .items()
                .stream()
                .map(item -> requireNonNull(item.get(ID)).s())
                .filter(id -> id.length() == ID_CHARACTERS)
                .toList();
    }

    /** Waits until nothing will happen to these sagas any more by itself. Those that were never begun are left out. */
    void awaitEnd(Collection<String> ids) {
        List<String> open = new ArrayList<>(ids);
        Waiting.until(() -> {
            open.removeIf(id -> saga(id).map(Saga::status).map(World::isOver).orElse(true));
            assertThat(open).as("unfinished sagas").isEmpty();
        });
    }

    private static boolean isOver(SagaStatus status) {
        return status.isEnded() || status == SagaStatus.PARKED;
    }

    @Override
    public void close() {
        processes.forEach(NodeProcess::close);
        nodes.forEach(Node::close);
        dynamoDb.close();
    }
}
