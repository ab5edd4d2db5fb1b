package orderhub.infra.local.aws.sqs;

import java.nio.file.Path;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.actor.queue.OperationSuccessful$;
import org.elasticmq.actor.queue.QueueEvent;

/**
 * Writes every change of every queue to the journal before the change is answered.
 *
 * <p>ElasticMQ has a storage of its own, on SQL. It is not used: its connection is one for the whole JVM, and it
 * brings FIFO messages back without their order.
 */
final class JournalActor extends AbstractActor {
    private final JournalFile journal;

    private JournalActor(JournalFile journal) {
        this.journal = journal;
    }

    static ActorRef start(ActorSystem actors, Path file) {
        JournalFile journal = JournalFile.open(file, JournalFile.read(file));
        return actors.actorOf(Props.create(JournalActor.class, () -> new JournalActor(journal)), "journal");
    }

    /** A queue was purged: the one change that ElasticMQ tells nobody about. */
    record Purged(String queue) {}

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(QueueEvent.QueueCreated.class, event -> journal.append(Changes.saved(event.queue())))
                .match(QueueEvent.QueueMetadataUpdated.class, event -> journal.append(Changes.saved(event.queue())))
                .match(QueueEvent.QueueDeleted.class, event -> journal.append(Changes.deleted(event.queueName())))
                .match(Purged.class, event -> journal.append(Changes.purged(event.queue())))
                .match(QueueEvent.MessageAdded.class, event -> {
                    journal.append(Changes.added(event.queueName(), event.message()));
                    done();
                })
                .match(QueueEvent.MessageUpdated.class, event -> {
                    journal.append(Changes.updated(event.queueName(), event.message()));
                    done();
                })
                .match(QueueEvent.MessageRemoved.class, event -> {
                    journal.append(Changes.removed(event.queueName(), event.messageId()));
                    done();
                })
                .build();
    }

    private void done() {
        getSender().tell(OperationSuccessful$.MODULE$, getSelf());
    }

    @Override
    public void postStop() {
        journal.close();
    }
}
