package orderhub.routes.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import orderhub.processors.deadletters.RedactMessage;
import orderhub.routes.dynamodb.CorruptItemException;
import orderhub.routes.inbox.OutcomeUnknownException;
import orderhub.schemas.version.NewerSchemaException;
import org.jspecify.annotations.Nullable;

/** What a failure means for the message that it befell. */
public final class FaultText {

    private static final RedactMessage REDACT = new RedactMessage();

    /** A chain of causes is looked at so far; a longer one is a circle. */
    private static final int MAX_CAUSES = 20;

    /** Enough to find the line that is to blame; Camel's own frames, some forty a node, tell nothing. */
    private static final int MAX_FRAMES_TOLD = 8;

    private static final int MAX_CAUSES_TOLD = 5;

    private FaultText() {}

    /**
     * No repetition helps: the message is not what its queue carries, what it is about cannot be read, or its work may be
     * done and must not be done twice. What a newer hub wrote is not so, although JSON says it is: a newer hub can read it.
     */
    public static boolean isPermanent(@Nullable Throwable fault) {
        return causes(fault).noneMatch(NewerSchemaException.class::isInstance)
                && causes(fault)
                        .anyMatch(cause -> cause instanceof JsonProcessingException
                                || cause instanceof CorruptItemException
                                || cause instanceof OutcomeUnknownException);
    }

    public static Stream<Throwable> causes(@Nullable Throwable fault) {
        return fault == null
                ? Stream.of()
                : Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(MAX_CAUSES);
    }

    /** What tells most: that it is newer, in whatever it was wrapped; otherwise the failure itself. */
    private static @Nullable Throwable telling(@Nullable Throwable fault) {
        return causes(fault)
                .filter(NewerSchemaException.class::isInstance)
                .findFirst()
                .orElse(fault);
    }

    /** The class of a failure without its package; never empty. */
    public static String name(@Nullable Throwable anyFault) {
        Throwable fault = telling(anyFault);
        if (fault == null) {
            return "Unknown";
        }
        String simple = fault.getClass().getSimpleName();
        return simple.isEmpty() ? fault.getClass().getName() : simple;
    }

    /** What a failure says, without values and of bounded length; never empty. */
    public static String message(@Nullable Throwable fault) {
        String message = REDACT.apply(text(telling(fault)));
        return message.isEmpty() ? "says nothing" : message;
    }

    /** What failed and what it says, for a line of a log. */
    public static String oneLine(@Nullable Throwable fault) {
        return name(fault) + ": " + message(fault);
    }

    /** What failed, what it says and where, with its causes, for a line of a log: without values, and of bounded length. */
    public static String withPlace(Throwable fault) {
        return causes(fault)
                .limit(MAX_CAUSES_TOLD)
                .map(cause -> oneLine(cause) + place(cause))
                .collect(Collectors.joining(", because of "));
    }

    private static String place(Throwable cause) {
        String frames = Arrays.stream(cause.getStackTrace())
                .limit(MAX_FRAMES_TOLD)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
        return frames.isEmpty() ? "" : " at " + frames;
    }

    private static String text(@Nullable Throwable fault) {
        if (fault instanceof JsonMappingException mapping) {
            return "at " + path(mapping) + ": " + mapping.getOriginalMessage();
        }
        if (fault instanceof JsonProcessingException json && json.getLocation() != null) {
            return "at line " + json.getLocation().getLineNr() + ", column "
                    + json.getLocation().getColumnNr() + ": " + json.getOriginalMessage();
        }
        return fault == null || fault.getMessage() == null ? "" : fault.getMessage();
    }

    /** Where in the body, as a JSON Pointer; its members are those of a contract. */
    private static String path(JsonMappingException fault) {
        return fault.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null ? step.getIndex() : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
