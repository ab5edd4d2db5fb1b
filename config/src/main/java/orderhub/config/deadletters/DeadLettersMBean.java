package orderhub.config.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import orderhub.routes.deadletters.DeadLetterDesk;
import orderhub.routes.http.DeadLetterNotFoundException;
import orderhub.routes.http.DeadLetterRefusedException;
import orderhub.routes.http.InvalidRequestException;
import orderhub.routes.json.HubJson;
import orderhub.schemas.api.Intervention;
import orderhub.schemas.api.Mending;
import orderhub.schemas.api.Redriving;
import org.jspecify.annotations.Nullable;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Dead letters for JMX consoles. Results are JSON text, laid out for people; what is refused or fails is an exception of
 * the JDK, which any console can show.
 */
@ManagedResource(description = "Messages that could not be handled, and why")
public class DeadLettersMBean {

    private static final String QUEUE = "Name of a dead-letter queue, as queues() has it";
    private static final String MESSAGE = "The message's id, as look() has it";
    private static final String REDRIVE = "The redrive's id, as redrive() answered";
    private static final String WHO = "Your name; kept with what you did";
    private static final String WHY = "Your reason; kept with what you did";

    /** As the contract of an intervention has it. */
    private static final Pattern OPERATOR = Pattern.compile("[A-Za-z0-9@._+-]{1,100}");

    private static final int MAX_REASON_LENGTH = 200;

    private final DeadLetterDesk desk;
    private final ObjectMapper json = HubJson.mapper();
    private final ObjectWriter writer = json.writerWithDefaultPrettyPrinter();

    /** @param desk that does it */
    public DeadLettersMBean(DeadLetterDesk desk) {
        this.desk = desk;
    }

    /** All queues. */
    @ManagedOperation(description = "Lists the dead-letter queues, with roughly how many messages each has")
    public String queues() {
        return answered(desk::queues);
    }

    /** Some messages. */
    @ManagedOperation(description = "Lists messages of a queue without their bodies; they stay where they are")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "limit", description = "The most messages to list; empty for the usual number")
    public String look(@Nullable String queue, @Nullable String limit) {
        return answered(() -> desk.look(text(queue), orNull(limit)));
    }

    /** Messages by cause. */
    @ManagedOperation(description = "Groups the messages of a queue by cause: route, exception and message")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    public String causes(@Nullable String queue) {
        return answered(() -> desk.causes(text(queue)));
    }

    /** One message. */
    @ManagedOperation(description = "Shows one message with its body, which may be personal data")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "messageId", description = MESSAGE)
    public String show(@Nullable String queue, @Nullable String messageId) {
        return answered(() -> desk.show(text(queue), text(messageId)));
    }

    /** What would happen. */
    @ManagedOperation(
            description = "Runs a message through the routes as they are and says what would be done;"
                    + " nothing is changed")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "messageId", description = MESSAGE)
    public String dryRun(@Nullable String queue, @Nullable String messageId) {
        return answered(() -> desk.dryRun(text(queue), text(messageId)));
    }

    /** Another body. */
    @ManagedOperation(description = "Replaces the body of a message, which stays on its queue under another id")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "messageId", description = MESSAGE)
    @ManagedOperationParameter(
            name = "body",
            description = "The new body, a JSON object as the queue's contract has it")
    @ManagedOperationParameter(name = "who", description = WHO)
    @ManagedOperationParameter(name = "why", description = WHY)
    public String mend(
            @Nullable String queue,
            @Nullable String messageId,
            @Nullable String body,
            @Nullable String who,
            @Nullable String why) {
        Intervention by = intervention(who, why);
        return answered(() ->
                desk.mend(text(queue), text(messageId), new Mending(by.operator(), by.reason(), object(text(body)))));
    }

    /** Sends back. */
    @ManagedOperation(
            description = "Sends messages back to the queue that they came from; answers with the redrive's id")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(
            name = "messageIds",
            description = "The messages' ids with blanks between them; empty for all that are there now")
    @ManagedOperationParameter(name = "perSecond", description = "The most messages a second; 0 for the usual pace")
    @ManagedOperationParameter(name = "who", description = WHO)
    @ManagedOperationParameter(name = "why", description = WHY)
    public String redrive(
            @Nullable String queue,
            @Nullable String messageIds,
            int perSecond,
            @Nullable String who,
            @Nullable String why) {
        Intervention by = intervention(who, why);
        String ids = text(messageIds);
        Redriving redriving = new Redriving(
                by.operator(),
                by.reason(),
                ids.isEmpty() ? null : List.of(ids.split("\\s+")),
                perSecond == 0 ? null : perSecond);
        return answered(() -> desk.redrive(text(queue), redriving));
    }

    /** How far. */
    @ManagedOperation(description = "Shows how far a redrive is, on whatever hub it runs")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "redriveId", description = REDRIVE)
    public String redriveStatus(@Nullable String queue, @Nullable String redriveId) {
        return answered(() -> desk.redriveStatus(text(queue), text(redriveId)));
    }

    /** No further. */
    @ManagedOperation(description = "Has a redrive stop, on whatever hub it runs; what was sent back stays sent")
    @ManagedOperationParameter(name = "queue", description = QUEUE)
    @ManagedOperationParameter(name = "redriveId", description = REDRIVE)
    @ManagedOperationParameter(name = "who", description = WHO)
    @ManagedOperationParameter(name = "why", description = WHY)
    public String stopRedrive(
            @Nullable String queue, @Nullable String redriveId, @Nullable String who, @Nullable String why) {
        Intervention by = intervention(who, why);
        return answered(() -> desk.stopRedrive(text(queue), text(redriveId), by));
    }

    private String answered(Supplier<Object> question) {
        try {
            return writer.writeValueAsString(question.get());
        } catch (DeadLetterNotFoundException e) {
            throw new IllegalArgumentException(e.what());
        } catch (DeadLetterRefusedException e) {
            throw new IllegalStateException(e.why());
        } catch (InvalidRequestException e) {
            throw new IllegalArgumentException(e.violations().toString());
        } catch (SdkException | JsonProcessingException e) {
            throw new IllegalStateException(e.getMessage());
        }
    }

    private static Intervention intervention(@Nullable String who, @Nullable String why) {
        String operator = text(who);
        String reason = text(why);
        if (!OPERATOR.matcher(operator).matches() || reason.isEmpty() || reason.length() > MAX_REASON_LENGTH) {
            throw new IllegalArgumentException("Say who you are, in letters and digits, and why, in at most "
                    + MAX_REASON_LENGTH + " characters.");
        }
        return new Intervention(operator, reason);
    }

    private Map<String, Object> object(String body) {
        try {
            return json.readValue(body, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IllegalArgumentException("The body is no JSON object.");
        }
    }

    private static String text(@Nullable String entered) {
        return entered == null ? "" : entered.strip();
    }

    private static @Nullable String orNull(@Nullable String entered) {
        String text = text(entered);
        return text.isEmpty() ? null : text;
    }
}
