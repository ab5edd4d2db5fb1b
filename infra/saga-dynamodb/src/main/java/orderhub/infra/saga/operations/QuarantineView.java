package orderhub.infra.saga.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What cannot be read.
 *
 * @param reason why
 * @param since when it was put aside; null when it has not been yet, or does not say
 * @param attributes what is stored, by name, as text: much like JSON, cut off where it is very long. They may hold
 *     personal data
 */
public record QuarantineView(String reason, @Nullable Instant since, Map<String, String> attributes) {
    public QuarantineView {
        attributes = Map.copyOf(attributes);
    }
}
