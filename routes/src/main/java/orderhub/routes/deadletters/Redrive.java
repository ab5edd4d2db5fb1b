package orderhub.routes.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** One redrive: takes dead letters out, sends back those that are wanted, at its pace, and in the end puts the rest back. */
final class Redrive {

    /** So many times there is nothing that is wanted: then nothing is left. */
    private static final int IDLE_ROUNDS = 3;

    /** So often a message is tried; then it stays where it is. */
    private static final int MAX_ATTEMPTS = 3;

    private final Box box;
    private final Mover mover;
    private final Selection selection;
    private final int perSecond;
    private final Control control;
    private final int scanLimit;

    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Message> held = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private int idle;

    /** What a redrive tells and asks between two batches. */
    interface Control {
        /** Notes how far it is; true when it is to stop. */
        boolean stopWanted(int sent, int failed);

        /** Lets that time pass; true when it is to stop. */
        boolean stoppedWithin(Duration pause);
    }

    /** @param scanLimit how many messages that are not wanted it passes by at most */
    Redrive(Box box, Mover mover, Selection selection, int perSecond, Control control, int scanLimit) {
        this.box = box;
        this.mover = mover;
        this.selection = selection;
        this.perSecond = perSecond;
        this.control = control;
        this.scanLimit = scanLimit;
    }

    int sent() {
        return sent.size();
    }

    int failed() {
        return (int) attempts.values().stream()
                .filter(tried -> tried >= MAX_ATTEMPTS)
                .count();
    }

    /** Runs until all is sent back, or it is to stop. */
    RedriveState run() {
        try {
            while (!control.stopWanted(sent(), failed())) {
                Duration pause = round();
                if (isDone()) {
                    return failed() > 0 ? RedriveState.FAILED : RedriveState.DONE;
                }
                if (control.stoppedWithin(pause)) {
                    return RedriveState.STOPPED;
                }
            }
            return RedriveState.STOPPED;
        } finally {
            box.putBack(held.values());
        }
    }

    private boolean isDone() {
        return idle >= IDLE_ROUNDS || selection.isComplete(sent() + failed()) || held.size() >= scanLimit;
    }

    /** Handles what is there at this moment, and gives the pause that its pace asks for. */
    private Duration round() {
        List<Message> taken = box.take(Math.min(perSecond, Box.BATCH));
        List<Message> wanted = new ArrayList<>();
        for (Message message : taken) {
            if (isWanted(message)) {
                wanted.add(message);
            } else {
                held.put(message.messageId(), message);
            }
        }
        idle = wanted.isEmpty() ? idle + 1 : 0;
        send(wanted);
        return Duration.ofMillis(1000L * wanted.size() / perSecond);
    }

    private boolean isWanted(Message message) {
        return selection.has(message) && attempts.getOrDefault(message.messageId(), 0) < MAX_ATTEMPTS;
    }

    private void send(List<Message> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        List<Message> notSent = mover.move(wanted);
        wanted.forEach(message -> sent.add(message.messageId()));
        for (Message message : notSent) {
            sent.remove(message.messageId());
            attempts.merge(message.messageId(), 1, Integer::sum);
        }
        box.putBack(notSent);
    }
}
