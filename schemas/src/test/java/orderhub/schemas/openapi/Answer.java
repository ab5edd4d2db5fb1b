package orderhub.schemas.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, and what it answers to.
 *
 * @param method of the request, in capitals
 * @param path that was asked for, without its query, as it was sent
 * @param status of the answer
 * @param headers of the answer, in whatever case
 * @param body of the answer
 */
public record Answer(String method, String path, int status, Map<String, List<String>> headers, String body) {

    /** The first value of a header. */
    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .flatMap(header -> header.getValue().stream())
                .findFirst();
    }

    /** The media type of the body, without parameters; empty where none is said. */
    String mediaType() {
        return header("Content-Type").orElse("").replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
    }

    /** Whether an answer to this has no body, whatever its headers say. */
    boolean isHead() {
        return method.equals("HEAD");
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
