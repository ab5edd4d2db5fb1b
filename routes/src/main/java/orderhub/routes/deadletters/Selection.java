package orderhub.routes.deadletters;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Which dead letters go back: those that are named, or all that were there when it began. What dies again meanwhile is
 * left, or a redrive of what cannot succeed would never end.
 *
 * @param messageIds those that are named; null for all
 * @param before when it began
 */
record Selection(@Nullable Set<String> messageIds, Instant before) {

    static Selection of(@Nullable List<String> messageIds, Instant now) {
        return new Selection(messageIds == null ? null : Set.copyOf(messageIds), now);
    }

    boolean has(Message message) {
        if (messageIds != null) {
            return messageIds.contains(message.messageId());
        }
        String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return Long.parseLong(sent) <= before.toEpochMilli();
    }

    /** Whether none is named. */
    boolean isAll() {
        return messageIds == null;
    }

    /** Whether so many are all that can be found. */
    boolean isComplete(int found) {
        return messageIds != null && found >= messageIds.size();
    }

    @Override
    public String toString() {
        return messageIds == null ? "all" : String.join(" ", messageIds);
    }
}
