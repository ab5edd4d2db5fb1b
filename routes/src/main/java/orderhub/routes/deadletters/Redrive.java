package orderhub.routes.deadletters;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/** One redrive: takes dead letters out, sends back those that are wanted, at its pace, and in the end puts the rest back. */
final class Redrive {

    /** So many times there is nothing at all: then nothing is left that can be received. */
    private static final int IDLE_ROUNDS = 3;

    private static final Duration UNTIL_THEY_COME_BACK = Duration.ofSeconds(1);

    /** So often a message is tried; then it stays where it is. */
    private static final int MAX_ATTEMPTS = 3;

    private final Box box;
    private final Mover mover;
    private final Selection selection;
    private final int perSecond;
    private final Control control;
    private final int scanLimit;
    private final int maxWaits;

    private final Map<String, Integer> attempts = new HashMap<>();
    private final Deque<Message> toSend = new ArrayDeque<>();
    private final Map<String, Message> held = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private int idle;
    private int waits;

    /** How many messages that are not wanted came since the last that is; the same one may come again. */
    private int passedBy;

    /** What a redrive tells and asks between two batches. */
    interface Control {
        /** Notes how far it is; true when it is to stop. */
        boolean stopWanted(int sent, int failed);

        /** Lets that time pass; true when it is to stop. */
        boolean stoppedWithin(Duration pause);
    }

    /**
     * @param scanLimit how many messages that are not wanted it holds, or passes by one after the other, at most
     * @param maxWaits for how many seconds at least it waits for messages that others hold
     */
    Redrive(Box box, Mover mover, Selection selection, int perSecond, Control control, int scanLimit, int maxWaits) {
        this.box = box;
        this.mover = mover;
        this.selection = selection;
        this.perSecond = perSecond;
        this.control = control;
        this.scanLimit = scanLimit;
        this.maxWaits = maxWaits;
    }

    int sent() {
        return sent.size();
    }

    int failed() {
        return (int) attempts.values().stream()
                .filter(tried -> tried >= MAX_ATTEMPTS)
                .count();
    }

    /** Runs until all is sent back, nothing more can be found, or it is to stop. */
    RedriveState run() {
        try {
            while (true) {
                if (selection.isComplete(sent() + failed())) {
                    return ended(RedriveState.DONE);
                }
                // Asked first: a hub that stops receives nothing any more, which says nothing about the queue.
                if (control.stopWanted(sent(), failed())) {
                    return RedriveState.STOPPED;
                }
                if (toSend.isEmpty() && idle >= IDLE_ROUNDS) {
                    if (!selection.isAll()) {
                        return ended(RedriveState.INCOMPLETE);
                    }
                    if (!othersHoldSome()) {
                        return ended(RedriveState.DONE);
                    }
                    if (waits >= maxWaits) {
                        return ended(RedriveState.INCOMPLETE);
                    }
                    waits++;
                    idle--;
                    if (control.stoppedWithin(UNTIL_THEY_COME_BACK)) {
                        return RedriveState.STOPPED;
                    }
                }
                if (toSend.isEmpty() && Math.max(held.size(), passedBy) >= scanLimit) {
                    return ended(RedriveState.INCOMPLETE);
                }
                if (control.stoppedWithin(round())) {
                    return selection.isComplete(sent() + failed()) ? ended(RedriveState.DONE) : RedriveState.STOPPED;
                }
            }
        } finally {
            box.putBack(held.values());
            box.putBack(toSend);
        }
    }

    /** What somebody looks at comes back; a moment ago it could not be received. */
    private boolean othersHoldSome() {
        Box.Counts counts = box.counts();
        return counts.visible() + counts.inFlight() + counts.delayed() > held.size();
    }

    private RedriveState ended(RedriveState state) {
        return failed() > 0 ? RedriveState.FAILED : state;
    }

    /** Handles what is there at this moment, and gives the pause that its pace asks for. */
    private Duration round() {
        int atOnce = Math.min(perSecond, Box.BATCH);
        if (toSend.isEmpty()) {
            // One that is named may lie behind another of its group: a queue gives the two together or not at all.
            take(selection.isAll() ? atOnce : Box.BATCH);
        }
        List<Message> next = new ArrayList<>();
        while (next.size() < atOnce && !toSend.isEmpty()) {
            next.add(toSend.remove());
        }
        send(next);
        return Duration.ofMillis(1000L * next.size() / perSecond);
    }

    private void take(int most) {
        List<Message> taken = box.take(most);
        idle = taken.isEmpty() ? idle + 1 : 0;
        for (Message message : taken) {
            if (isWanted(message)) {
                toSend.add(message);
                passedBy = 0;
            } else {
                held.put(message.messageId(), message);
                passedBy++;
            }
        }
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
