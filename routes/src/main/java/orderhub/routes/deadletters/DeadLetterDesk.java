package orderhub.routes.deadletters;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import orderhub.processors.deadletters.GroupByCause;
import orderhub.routes.dryrun.DryRun;
import orderhub.routes.dryrun.NoConsumerException;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import orderhub.schemas.api.Redriving;
import orderhub.schemas.api.Violation;
import orderhub.schemas.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Where operators look at dead letters and act on them. What it answers is shown as JSON as it is.
 *
 * <p>Any method may throw {@link DeadLetterNotFoundException}; those that act, {@link DeadLetterRefusedException}; and
 * {@link InvalidRequestException} for what is no limit, pace or body.
 */
public final class DeadLetterDesk implements AutoCloseable {

    private final SqsClient sqs;
    private final DeadLetterSettings settings;
    private final DryRun dryRun;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final Mender mender;
    private final Redrives redrives;
    private final OperatorActions actions;
    private final GroupByCause groupByCause = new GroupByCause();

    /** What the outside world gives the desk. */
    public record World(
            SqsClient sqs,
            DynamoDbClient dynamoDb,
            DryRun dryRun,
            Clock clock,
            Supplier<UUID> ids,
            Executor redrives) {}

    /** @param json how bodies are written */
    public DeadLetterDesk(DeadLetterSettings settings, World world, ObjectMapper json) {
        this.settings = settings;
        this.sqs = world.sqs();
        this.dryRun = world.dryRun();
        this.clock = world.clock();
        this.ids = world.ids();
        this.actions = new OperatorActions(world.dynamoDb(), settings, clock);
        this.mender = new Mender(sqs, actions, new BodyContracts(), json);
        this.redrives = new Redrives(sqs, settings, actions, clock, world.redrives());
    }

    /** All dead-letter queues, with roughly how many messages each has. */
    public Object queues() {
        return new Views.Queues(settings.queues().values().stream()
                .sorted(Comparator.comparing(DeadLetterQueue::name))
                .map(queue -> {
                    Box.Counts counts = box(queue).counts();
                    return new Views.Queue(queue.name(), queue.source(), counts.visible(), counts.inFlight());
                })
                .toList());
    }

    /**
     * Messages of a queue. Others cannot receive them while this looks; afterwards they can.
     *
     * @param limit how many at most; null for as many as the desk shows
     */
    public Object look(@Nullable String queue, @Nullable String limit) {
        DeadLetterQueue known = known(queue);
        int most = limit == null ? settings.lookLimit() : within("/limit", limit, settings.lookLimit());
        return lookedAt(
                known,
                most,
                letters -> new Views.Letters(
                        known.name(), letters.stream().map(Views.Letter::of).toList(), letters.size() < most));
    }

    /** The messages of a queue by cause, the most frequent first. */
    public Object causes(@Nullable String queue) {
        DeadLetterQueue known = known(queue);
        return lookedAt(
                known,
                settings.scanLimit(),
                letters -> new Views.Causes(
                        known.name(), groupByCause.apply(letters), letters.size() < settings.scanLimit()));
    }

    /** One message, with its body. */
    public Object show(@Nullable String queue, @Nullable String messageId) {
        return letter(known(queue), messageId);
    }

    /** What would happen if the message were redriven now. Changes nothing. */
    public Object dryRun(@Nullable String queue, @Nullable String messageId) {
        DeadLetterQueue known = known(queue);
        DeadLetter letter = letter(known, messageId);
        try {
            return dryRun.run(settings.url(known.source()), letter.body());
        } catch (NoConsumerException nobody) {
            throw new DeadLetterRefusedException("No route of the hub takes messages from " + known.source() + ".");
        }
    }

    /** Puts a message with another body in the place of one; the others stay as they are. */
    public Object mend(@Nullable String queue, @Nullable String messageId, Mending mending) {
        DeadLetterQueue known = known(queue);
        String body = mender.bodyOf(mending, known);
        Message letter = take(known, messageId);
        try {
            return mender.mend(known, settings.url(known.name()), letter, mending, body, ids.get());
        } catch (RuntimeException notMended) {
            box(known).putBack(List.of(letter));
            throw notMended;
        }
    }

    /** Begins to send messages back to where they came from. */
    public Object redrive(@Nullable String queue, Redriving redriving) {
        DeadLetterQueue known = known(queue);
        Integer wanted = redriving.perSecond();
        int perSecond = wanted == null
                ? settings.perSecond()
                : within("/perSecond", wanted.toString(), settings.maxPerSecond());
        String id = ids.get().toString();
        Intervention who = new Intervention(redriving.operator(), redriving.reason());
        redrives.start(id, known, who, Selection.of(redriving.messageIds(), clock.instant()), perSecond);
        return redriveStatus(queue, id);
    }

    /** How far a redrive is, on whatever hub. */
    public Object redriveStatus(@Nullable String queue, @Nullable String redriveId) {
        return find(known(queue), redriveId);
    }

    /** Has a redrive stop, on whatever hub. What was sent back stays sent. */
    public Object stopRedrive(@Nullable String queue, @Nullable String redriveId, Intervention intervention) {
        RedriveView found = find(known(queue), redriveId);
        if (!actions.stop(found.redriveId(), intervention)) {
            throw new DeadLetterRefusedException("It is not running: " + found.state() + ".");
        }
        redrives.hurry(found.redriveId());
        return find(known(queue), redriveId);
    }

    /**
     * Has the redrives of this hub stop, without waiting for it, and looks at messages no more: a hub that is about to end
     * receives none, and would say that there are none.
     */
    public void stop() {
        redrives.stop();
    }

    /** Stops the redrives of this hub, and waits until they have put back what they have in hand. */
    @Override
    public void close() {
        redrives.close();
    }

    private RedriveView find(DeadLetterQueue queue, @Nullable String redriveId) {
        if (redriveId == null || redriveId.isEmpty()) {
            throw new DeadLetterNotFoundException("There is no such redrive.");
        }
        return redrives.find(redriveId, queue)
                .orElseThrow(() -> new DeadLetterNotFoundException("There is no such redrive of this queue."));
    }

    private <T> T lookedAt(DeadLetterQueue queue, int most, Function<List<DeadLetter>, T> view) {
        Box box = box(queue);
        List<Message> taken = box.takeUntil(most, message -> false);
        try {
            requireRunning();
            return view.apply(taken.stream().map(DeathAttributes::letter).toList());
        } finally {
            box.putBack(taken);
        }
    }

    private DeadLetter letter(DeadLetterQueue queue, @Nullable String messageId) {
        Message letter = take(queue, messageId);
        box(queue).putBack(List.of(letter));
        return DeathAttributes.letter(letter);
    }

    /** Takes one message out, and puts back those that came with it. */
    private Message take(DeadLetterQueue queue, @Nullable String messageId) {
        String wanted = messageId == null ? "" : messageId;
        Box box = box(queue);
        List<Message> taken = box.takeUntil(
                settings.scanLimit(), message -> message.messageId().equals(wanted));
        box.putBack(Box.without(taken, wanted));
        return taken.stream()
                .filter(message -> message.messageId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> {
                    requireRunning();
                    return new DeadLetterNotFoundException(
                            "It is not among the first " + settings.scanLimit() + " that can be received now.");
                });
    }

    private void requireRunning() {
        if (redrives.isStopped()) {
            throw new DeadLetterRefusedException("This hub is about to stop. Another can tell.");
        }
    }

    private Box box(DeadLetterQueue queue) {
        return new Box(sqs, settings.url(queue.name()), settings.hiddenS());
    }

    private DeadLetterQueue known(@Nullable String queue) {
        return settings.named(queue == null ? "" : queue)
                .orElseThrow(() -> new DeadLetterNotFoundException("There is no such dead-letter queue."));
    }

    private static int within(String pointer, String text, int most) {
        int number;
        try {
            number = Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw invalid(pointer, "type", "It must be a whole number.");
        }
        if (number < 1 || number > most) {
            throw invalid(pointer, "range", "It must be from 1 to " + most + ".");
        }
        return number;
    }

    private static InvalidRequestException invalid(String pointer, String code, String message) {
        return new InvalidRequestException(List.of(new Violation(pointer, code, message)));
    }
}
