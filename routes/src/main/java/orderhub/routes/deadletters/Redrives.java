package orderhub.routes.deadletters;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.schemas.api.Intervention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The redrives that run on this hub, one a queue. How far each is stands in the table, where any hub finds it. */
final class Redrives implements AutoCloseable {

    /** How often a redrive notes how far it is. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Redrives.class);

    private final SqsClient sqs;
    private final DeadLetterSettings settings;
    private final OperatorActions actions;
    private final Clock clock;
    private final Executor executor;
    private final Map<String, Job> running = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Redrives(SqsClient sqs, DeadLetterSettings settings, OperatorActions actions, Clock clock, Executor executor) {
        this.sqs = sqs;
        this.settings = settings;
        this.actions = actions;
        this.clock = clock;
        this.executor = executor;
    }

    /** Begins one, once it is kept who wants it. */
    void start(String id, DeadLetterQueue queue, Intervention who, Selection selection, int perSecond) {
        Job job = new Job(id, queue, selection, perSecond);
        if (closed || running.putIfAbsent(queue.name(), job) != null) {
            throw new DeadLetterRefusedException("A redrive of this queue is under way on this hub.");
        }
        try {
            actions.redriving(id, queue.name(), who, selection.toString(), perSecond);
            if (closed) {
                job.stop.countDown();
            }
            executor.execute(job);
        } catch (RuntimeException e) {
            running.remove(queue.name(), job);
            throw e;
        }
    }

    /** Has the one on this hub, if it is here, stop at once and not when it next looks into the table. */
    void hurry(String id) {
        running.values().stream().filter(job -> job.id.equals(id)).forEach(job -> job.stop.countDown());
    }

    /** Begins none any more, and has all stop, without waiting for it. */
    void stop() {
        closed = true;
        running.values().forEach(job -> job.stop.countDown());
    }

    /** Whether this hub is about to end. */
    boolean isStopped() {
        return closed;
    }

    /** Stops all, and waits until they have put back what they have in hand. */
    @Override
    public void close() {
        stop();
        for (Job job : running.values()) {
            job.awaitEnd(Duration.ofSeconds(settings.hiddenS()));
        }
    }

    /** One redrive on a thread. */
    private final class Job implements Runnable, Redrive.Control {

        private final String id;
        private final DeadLetterQueue queue;
        private final Redrive redrive;
        private final CountDownLatch stop = new CountDownLatch(1);
        private final CountDownLatch ended = new CountDownLatch(1);
        private Instant noted = Instant.MIN;

        Job(String id, DeadLetterQueue queue, Selection selection, int perSecond) {
            this.id = id;
            this.queue = queue;
            String from = settings.url(queue.name());
            Mover mover = new Mover(sqs, from, settings.url(queue.source()), queue.fifo());
            Box box = new Box(sqs, from, settings.hiddenS());
            this.redrive =
                    new Redrive(box, mover, selection, perSecond, this, settings.scanLimit(), settings.hiddenS());
        }

        @Override
        public void run() {
            RedriveState state = RedriveState.FAILED;
            try {
                state = redrive.run();
            } catch (SdkException e) {
                LOG.warn("redrive of {} ends: {}", queue.name(), e.getMessage());
            } finally {
                note(state);
                running.remove(queue.name(), this);
                ended.countDown();
            }
        }

        @Override
        public boolean stopWanted(int sent, int failed) {
            if (stop.getCount() == 0) {
                return true;
            }
            if (noted.plus(NOTED_EVERY).isAfter(clock.instant())) {
                return false;
            }
            noted = clock.instant();
            return note(RedriveState.RUNNING);
        }

        @Override
        public boolean stoppedWithin(Duration pause) {
            try {
                return stop.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }

        /** A table that does not answer stops no redrive: what it does is in the queues. */
        private boolean note(RedriveState state) {
            try {
                return actions.stopWanted(id, state, redrive.sent(), redrive.failed());
            } catch (SdkException e) {
                LOG.warn("redrive of {} could not note how far it is: {}", queue.name(), e.getMessage());
                return false;
            }
        }

        private void awaitEnd(Duration most) {
            try {
                if (!ended.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.warn("redrive of {} did not end in time", queue.name());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** As it was last noted, if it is a redrive of that queue. */
    Optional<RedriveView> find(String id, DeadLetterQueue queue) {
        return actions.redrive(id).filter(view -> view.queue().equals(queue.name()));
    }
}
