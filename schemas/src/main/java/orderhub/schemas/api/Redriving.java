package orderhub.schemas.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator sends dead letters back to where they came from.
 *
 * @param operator who
 * @param reason why
 * @param messageIds which; null for all that are there now
 * @param perSecond how many a second; null for the usual pace
 */
public record Redriving(
        String operator,
        String reason,
        @Nullable List<String> messageIds,
        @Nullable Integer perSecond) {

    public Redriving {
        messageIds = messageIds == null ? null : List.copyOf(messageIds);
    }
}
