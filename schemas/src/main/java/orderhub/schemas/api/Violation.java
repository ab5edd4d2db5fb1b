package orderhub.schemas.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer JSON Pointer (RFC 6901) to the offending value; empty for the whole body, and for a parameter
 * @param parameter name of the offending query parameter or header; null, and left out, for a value in the body
 * @param code stable, for programs
 * @param message for people; never repeats the offending value
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(String pointer, @Nullable String parameter, String code, String message) {

    /** Of a value in the body. */
    public Violation(String pointer, String code, String message) {
        this(pointer, null, code, message);
    }

    /** Of a query parameter or a header. */
    public static Violation ofParameter(String parameter, String code, String message) {
        return new Violation("", parameter, code, message);
    }
}
