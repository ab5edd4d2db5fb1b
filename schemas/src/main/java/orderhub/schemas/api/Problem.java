package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error answer, as RFC 9457 has it.
 *
 * @param type URI reference that names the kind of problem
 * @param title the kind, for people
 * @param status the HTTP status
 * @param detail this occurrence, for people
 * @param instance the resource that was asked for
 * @param errors every violation found; left out where there is none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String instance, List<Violation> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }
}
