package orderhub.routes.answers;

import java.util.Map;

/**
 * An answer as it was given first.
 *
 * @param status of HTTP
 * @param headers that belong to the answer, by name; those of a connection, a limit or a trace are each request's own
 * @param body as text; empty if there was none
 */
public record KeptAnswer(int status, Map<String, String> headers, String body) {

    public KeptAnswer {
        headers = Map.copyOf(headers);
    }
}
