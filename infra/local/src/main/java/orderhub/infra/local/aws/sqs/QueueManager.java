package orderhub.infra.local.aws.sqs;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.CreateQueueData;
import org.elasticmq.Limits;
import org.elasticmq.QueueData;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.msg.CreateQueue;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.OptionConverters;
import scala.util.Right;

/**
 * Stands before ElasticMQ's queue manager and makes new FIFO queues itself, of the kind that stays fast. They are
 * entered in the manager's own map, and everything else is the manager's business. Both run on one dispatcher of
 * one thread, so that the map has one owner at a time.
 */
final class QueueManager extends AbstractActor {
    /** A dispatcher of one thread; see the engine's settings. */
    static final String DISPATCHER = "queue-manager-dispatcher";

    private final QueueManagerActor manager;
    private final ActorRef managerRef;
    private final @Nullable ActorRef listener;

    private QueueManager(QueueManagerActor manager, ActorRef managerRef, @Nullable ActorRef listener) {
        this.manager = manager;
        this.managerRef = managerRef;
        this.listener = listener;
    }

    /**
     * Starts it.
     *
     * @param listener hears of every change; may be null
     */
    static ActorRef start(ActorSystem actors, @Nullable ActorRef listener) {
        CompletableFuture<QueueManagerActor> made = new CompletableFuture<>();
        ActorRef managerRef = actors.actorOf(Props.create(QueueManagerActor.class, () -> {
                    QueueManagerActor manager =
                            new QueueManagerActor(new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(listener));
                    made.complete(manager);
                    return manager;
                })
                .withDispatcher(DISPATCHER));
        QueueManagerActor manager = made.join();
        return actors.actorOf(Props.create(QueueManager.class, () -> new QueueManager(manager, managerRef, listener))
                .withDispatcher(DISPATCHER));
    }

    @Override
    public Receive createReceive() {
        return receiveBuilder()
                .match(CreateQueue.class, create -> isNewFifo(create.request()), create -> createFifo(create.request()))
                .matchAny(message -> managerRef.forward(message, getContext()))
                .build();
    }

    /** An existing queue and a bad name are left to the manager, who answers them. */
    private boolean isNewFifo(CreateQueueData request) {
        return request.isFifo()
                && !manager.queues().contains(request.name())
                && Limits.verifyQueueName(request.name(), true, StrictSQSLimits$.MODULE$)
                        .isRight();
    }

    private void createFifo(CreateQueueData request) {
        QueueData queue = request.toQueueData();
        Option<ActorRef> deadLetters = OptionConverters.toScala(OptionConverters.toJava(queue.deadLettersQueue())
                .flatMap(data -> OptionConverters.toJava(manager.queues().get(data.name())))
                .map(found -> found.actorRef()));
        ActorRef actor = getContext()
                .actorOf(
                        Props.create(QueueActor.class, () -> fifo(queue, deadLetters)),
                        "queue-" + queue.name() + "-" + UUID.randomUUID());
        manager.queues().put(queue.name(), manager.ActorWithQueueData().apply(actor, queue));
        if (listener != null) {
            listener.tell(new QueueEvent.QueueCreated(queue), getSelf());
        }
        getSender().tell(new Right<>(actor), getSelf());
    }

    private QueueActor fifo(QueueData queue, Option<ActorRef> deadLetters) {
        QueueActor actor = new QueueActor(
                new NowProvider(), queue, deadLetters, Option.empty(), Option.empty(), Option.apply(listener));
        actor.messageQueue_$eq(new GroupedQueue());
        actor.fifoMessagesHistory_$eq(new DeduplicationWindow());
        return actor;
    }
}
