package orderhub.infra.local.simulation;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call that a hub makes.
 *
 * @param operation of AWS such as {@code UpdateItem}, or {@code charge}, {@code cancel} and {@code refund} of the gateway
 * @param body as text
 */
record Call(String operation, String body) {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    /** A hub that dies while it reads is no other than one that dies before its next write; so that is seldom. */
    private static final List<Fault> READING = List.of(
            Fault.NEVER_ARRIVES,
            Fault.NEVER_ARRIVES,
            Fault.NEVER_ARRIVES,
            Fault.THROTTLED,
            Fault.THROTTLED,
            Fault.THROTTLED,
            Fault.SLOW,
            Fault.SLOW,
            Fault.SLOW,
            Fault.DIES_BEFORE);

    private static final List<Fault> WRITING = List.of(
            Fault.NEVER_ARRIVES,
            Fault.ANSWER_LOST,
            Fault.LATE,
            Fault.THROTTLED,
            Fault.SLOW,
            Fault.SLOW_ANSWER,
            Fault.DIES_BEFORE,
            Fault.DIES_AFTER,
            Fault.PAUSED);

    /** Who stands still while he ends a saga wakes up to find that another does. */
    private static final List<Fault> ENDING = List.of(
            Fault.ANSWER_LOST,
            Fault.LATE,
            Fault.THROTTLED,
            Fault.PAUSED,
            Fault.PAUSED,
            Fault.PAUSED,
            Fault.DIES_BEFORE,
            Fault.DIES_AFTER);

    private static final List<Fault> PUBLISHING = List.of(
            Fault.NEVER_ARRIVES,
            Fault.ANSWER_LOST,
            Fault.THROTTLED,
            Fault.PARTIAL,
            Fault.PARTIAL,
            Fault.TWICE,
            Fault.OVERTAKEN,
            Fault.SLOW,
            Fault.DIES_BEFORE,
            Fault.DIES_AFTER);

    private static final List<Fault> SENDING =
            List.of(Fault.NEVER_ARRIVES, Fault.ANSWER_LOST, Fault.THROTTLED, Fault.TWICE, Fault.DIES_AFTER);

    private static final List<Fault> RECEIVING = List.of(Fault.NEVER_ARRIVES, Fault.ANSWER_LOST, Fault.DIES_AFTER);

    private static final List<Fault> DELETING =
            List.of(Fault.NEVER_ARRIVES, Fault.ANSWER_LOST, Fault.SWALLOWED, Fault.SWALLOWED, Fault.DIES_BEFORE);

    private static final List<Fault> DELETING_MANY =
            List.of(Fault.NEVER_ARRIVES, Fault.ANSWER_LOST, Fault.PARTIAL, Fault.PARTIAL, Fault.DIES_BEFORE);

    private static final List<Fault> PAYING = List.of(
            Fault.NEVER_ARRIVES,
            Fault.ANSWER_LOST,
            Fault.ANSWER_LOST,
            Fault.LATE,
            Fault.THROTTLED,
            Fault.SLOW,
            Fault.SLOW_ANSWER,
            Fault.DIES_BEFORE,
            Fault.DIES_AFTER,
            Fault.PAUSED);

    /** What it is about: the order if it names one, or nothing. */
    String subject() {
        Matcher matcher = UUID.matcher(body);
        return matcher.find() ? matcher.group() : "";
    }

    /** How much more often than to others something happens to it: there are few of these, and much is at stake. */
    int attraction() {
        return switch (operation) {
            case "charge", "refund", "cancel" -> 4;
            case "PutEvents", "TransactWriteItems" -> 2;
            case "UpdateItem" -> endsSaga() ? 2 : 1;
            default -> 1;
        };
    }

    private boolean endsSaga() {
        return body.contains("COMPENSATING") && body.contains("#epoch");
    }

    /** What can happen to such a call. */
    List<Fault> faults() {
        return switch (operation) {
            case "GetItem", "Query", "BatchGetItem", "TransactGetItems", "Scan" -> READING;
            case "UpdateItem" -> endsSaga() ? ENDING : WRITING;
            case "PutItem", "DeleteItem", "TransactWriteItems" -> WRITING;
            case "PutEvents" -> PUBLISHING;
            case "SendMessage", "Publish" -> SENDING;
            case "ReceiveMessage" -> RECEIVING;
            case "DeleteMessage", "ChangeMessageVisibility" -> DELETING;
            case "DeleteMessageBatch", "ChangeMessageVisibilityBatch" -> DELETING_MANY;
            case "charge", "refund", "cancel" -> PAYING;
            default -> List.of(Fault.NEVER_ARRIVES);
        };
    }
}
