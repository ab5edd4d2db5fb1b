package orderhub.infra.local.aws.sqs;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.elasticmq.actor.queue.InternalMessage;

/** The messages of one FIFO group, in the order in which they were sent. */
final class MessageGroup {
    private static final Comparator<InternalMessage> AS_SENT = Comparator.comparing(InternalMessage::created)
            .thenComparingInt(InternalMessage::orderIndex)
            .thenComparing(InternalMessage::id);

    private final NavigableSet<InternalMessage> messages = new TreeSet<>(AS_SENT);

    /** The one turn of this group that counts; any other has been overtaken. */
    private GroupTurn turn = GroupTurn.NONE;

    void add(InternalMessage message) {
        messages.add(message);
    }

    void remove(InternalMessage message) {
        messages.remove(message);
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    InternalMessage first() {
        return messages.first();
    }

    GroupTurn turn() {
        return turn;
    }

    void turn(GroupTurn next) {
        turn = next;
    }

    /** Takes messages from the front until one is hidden, which locks those behind it. */
    void takeVisible(int count, long nowMillis, List<InternalMessage> taken) {
        for (InternalMessage message : messages) {
            if (taken.size() == count || !message.deliverable(nowMillis)) {
                return;
            }
            taken.add(message);
        }
    }
}
