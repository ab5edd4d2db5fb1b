package orderhub.infra.local.aws.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import orderhub.infra.local.aws.shared.AwsAccount;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.jspecify.annotations.Nullable;

/** ElasticMQ inside this process, on a port of its own that only {@link SqsService} knows. */
final class SqsEngine implements AutoCloseable {
    /** A long poll lasts 20 s at most; it must not meet the server's own timeout. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(40);

    /** Sockets from this process to itself: long polls, and one a request under way. */
    private static final int MAX_CONNECTIONS = 4_096;

    private static final String LOOPBACK = "127.0.0.1";

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final URI address;
    private final @Nullable ActorRef keeper;

    private SqsEngine(ActorSystem actors, SQSRestServer server, @Nullable ActorRef keeper) {
        this.keeper = keeper;
        this.actors = actors;
        this.server = server;
        InetSocketAddress bound = server.waitUntilStarted().localAddress();
        this.address = URI.create("http://" + LOOPBACK + ":" + bound.getPort());
    }

    /**
     * Starts the engine and brings back what the journal holds.
     *
     * @param publicEndpoint what queue URLs start with
     * @param journal the file that keeps queues and messages; null keeps them in memory
     */
    static SqsEngine start(AwsAccount account, URI publicEndpoint, @Nullable Path journal) {
        ActorSystem actors = ActorSystem.create("embedded-sqs", config(), SqsEngine.class.getClassLoader());
        try {
            return start(actors, account, publicEndpoint, journal);
        } catch (RuntimeException failed) {
            actors.terminate();
            throw failed;
        }
    }

    private static SqsEngine start(ActorSystem actors, AwsAccount account, URI publicEndpoint, @Nullable Path journal) {
        @Nullable ActorRef keeper = journal == null ? null : JournalActor.start(actors, journal);
        ActorRef queues = QueueManager.start(actors, keeper);
        if (journal != null && keeper != null) {
            new JournalRestore(queues).restore(JournalFile.read(journal));
        }
        SQSRestServer server = SQSRestServerBuilder.withActorSystem(actors)
                .withQueueManagerActor(queues)
                .withInterface(LOOPBACK)
                .withDynamicPort()
                .withServerAddress(new NodeAddress("http", publicEndpoint.getHost(), publicEndpoint.getPort(), ""))
                .withAWSRegion(account.region())
                .withAWSAccountId(account.accountId())
                .start();
        return new SqsEngine(actors, server, keeper);
    }

    private static Config config() {
        Map<String, Object> settings = Map.of(
                "pekko.loglevel",
                "WARNING",
                "pekko.log-dead-letters",
                "off",
                "pekko.jvm-exit-on-fatal-error",
                "off",
                "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook",
                "off",
                "pekko.http.server.request-timeout",
                REQUEST_TIMEOUT.toSeconds() + " s",
                "pekko.http.server.idle-timeout",
                "infinite",
                "pekko.http.server.max-connections",
                MAX_CONNECTIONS,
                "pekko.http.server.parsing.max-content-length",
                "16m",
                QueueManager.DISPATCHER,
                Map.of(
                        "type", "Dispatcher",
                        "executor", "thread-pool-executor",
                        "thread-pool-executor.fixed-pool-size", 1));
        return ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load(SqsEngine.class.getClassLoader()));
    }

    /** Where it listens; only this process calls it. */
    URI address() {
        return address;
    }

    /** Keeps in the journal that a queue was purged. */
    void purged(String queue) {
        if (keeper != null) {
            keeper.tell(new JournalActor.Purged(queue), ActorRef.noSender());
        }
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            scala.concurrent.Await.result(
                    actors.whenTerminated(), scala.concurrent.duration.Duration.create(1, "minute"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.TimeoutException late) {
            throw new IllegalStateException("The queues did not stop within a minute", late);
        }
    }
}
