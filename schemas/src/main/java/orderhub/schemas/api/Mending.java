package orderhub.schemas.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An operator replaces the body of a dead letter.
 *
 * @param operator who
 * @param reason why
 * @param body what the message is to say, as the contract of its queue has it
 */
public record Mending(String operator, String reason, Map<String, Object> body) {

    public Mending {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
    }
}
