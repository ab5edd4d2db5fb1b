package orderhub.infra.saga.property;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import orderhub.infra.saga.model.SagaSettings;
import orderhub.infra.saga.model.SagaStoreException;
import orderhub.infra.saga.store.SagaStore;
import orderhub.infra.saga.store.SagaTable;
import orderhub.infra.saga.testing.LocalDynamoDb;
import orderhub.infra.saga.testing.ManualClock;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Some nodes, one table, one clock, and accounts of what was promised to whom. Everything happens on one thread. */
final class World implements AutoCloseable {
    static final int NODES = 3;
    static final int MAX_ATTEMPTS = 3;
    static final Duration MAX_DURATION = Duration.ofMinutes(10);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("orderhub.infra.saga");
    private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration BETWEEN_LAST_SWEEPS = Duration.ofSeconds(7);
    private static final int MAX_LAST_SWEEPS = 100;

    private final DynamoDbClient database = Databases.next();
    private final ManualClock clock = new ManualClock(BEGINNING);
    private final SagaSettings settings = settings(LocalDynamoDb.newTable());
    private final List<Node> lives = new ArrayList<>();
    private final Node[] nodes = new Node[NODES];
    private final Business business = new Business(clock, this::store);

    private World() {
        SagaTable.createIfMissing(database, settings.table());
        for (int node = 0; node < NODES; node++) {
            enter(node);
        }
    }

    /** Nobody waits: a callback that fails is called again by whoever sweeps next. One shard, lest chance orders it. */
    private static SagaSettings settings(String table) {
        return SagaSettings.builder()
                .table(table)
                .dueShards(1)
                .maxDuration(MAX_DURATION)
                .maxSteps(6)
                .maxAttempts(MAX_ATTEMPTS)
                .sweepEvery(Duration.ofMillis(100))
                .firstBackoff(Duration.ofMillis(200))
                .longestBackoff(Duration.ofSeconds(2))
                .callerWait(Duration.ZERO)
                .build();
    }

    private void perform(Action action) {
        if (action instanceof Action.Begin begin) {
            on(begin.node(), business::begin);
        } else if (action instanceof Action.Join join) {
            on(join.node(), node -> business.join(node, join));
        } else if (action instanceof Action.End end) {
            on(end.node(), node -> business.end(node, end));
        } else if (action instanceof Action.Advance advance) {
            clock.advance(advance.duration());
        } else if (action instanceof Action.Sweep sweep) {
            on(sweep.node(), Node::sweep);
        } else if (action instanceof Action.Timers timers) {
            on(timers.node(), node -> node.timer.runDue());
        } else if (action instanceof Action.Restart restart) {
            nodes[restart.node() % NODES].dynamoDb.die();
            enter(restart.node() % NODES);
        } else if (action instanceof Action.Trouble trouble) {
            nodes[trouble.node() % NODES].dynamoDb.expect(trouble);
            perform(trouble.act());
        }
    }

    /** Whatever else may have happened: from now on nothing goes wrong, and those who live see to what is left. */
    private void comeToRest() {
        for (Node node : nodes) {
            node.dynamoDb.expectNothing();
        }
        if (List.of(nodes).stream().noneMatch(Node::isAlive)) {
            enter(0);
        }
        clock.advance(MAX_DURATION);
        for (int sweep = 0; sweep < MAX_LAST_SWEEPS && !isAtRest(); sweep++) {
            for (int node = 0; node < NODES; node++) {
                on(node, Node::sweep);
            }
            clock.advance(BETWEEN_LAST_SWEEPS);
        }
        assertThat(isAtRest()).as("nothing is left to do").isTrue();
    }

    private SagaStore store() {
        return new SagaStore(database, settings, () -> new byte[0]);
    }

    /** Runs a program, and looks at what became of it. What each wrong that it does would log is left out. */
    static void judge(List<Action> program) {
        LOG.setLevel(Level.OFF);
        try (World world = new World()) {
            program.forEach(world::perform);
            world.comeToRest();
            for (Account account : world.business.begun()) {
                Verdict.on(account, world.store().get(account.id), world.wasEachNodeAnswered());
            }
        } finally {
            LOG.setLevel(null);
        }
    }

    /** Whether every node was told what became of each of its writes. */
    private boolean wasEachNodeAnswered() {
        return lives.stream().noneMatch(node -> node.dynamoDb.wasTroubled());
    }

    @Override
    public void close() {
        lives.forEach(Node::close);
        Camel.forgetServices();
        database.deleteTable(request -> request.tableName(settings.table()));
    }

    private interface Deed {
        void by(Node node);
    }

    /** What a dead node is to do is left undone. */
    private void on(int number, Deed deed) {
        Node node = nodes[number % NODES];
        if (!node.isAlive()) {
            return;
        }
        Node before = business.turnOf(node);
        try {
            deed.by(node);
        } catch (Died | SagaStoreException told) {
            // It is dead now, or knows no better than we do what became of it.
        } finally {
            business.turnOf(before);
        }
    }

    private void enter(int number) {
        Node node = new Node(lives.size(), database, clock, settings, new Gossip(business.accounts()), this::perform);
        node.register(business.participants());
        lives.add(node);
        nodes[number] = node;
    }

    private boolean isAtRest() {
        SagaStore store = store();
        return store.shards().due().stream().allMatch(shard -> store.dueIndex()
                .page(shard, null, 1, Map.of())
                .entries()
                .isEmpty());
    }
}
