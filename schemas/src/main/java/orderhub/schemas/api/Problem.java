package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error answer, as RFC 9457 has it.
 *
 * @param type URI reference that names the kind of problem
 * @param title the kind, for people
 * @param status the HTTP status
 * @param detail this occurrence, for people
 * @param instance the path that was asked for, as far as it is safe to repeat; empty where it is not known
 * @param traceId under which the hub's log tells of it, 32 hexadecimal digits; null outside of a request
 * @param errors every violation found; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String traceId,
        List<Violation> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /** A problem before it is known which request it answers. */
    public Problem(String type, String title, int status, String detail, String instance, List<Violation> errors) {
        this(type, title, status, detail, instance, null, errors);
    }

    /** The same, as the answer to a request. */
    public Problem answering(String path, @Nullable String trace) {
        return new Problem(type, title, status, detail, path, trace, errors);
    }
}
