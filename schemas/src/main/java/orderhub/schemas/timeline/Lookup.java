package orderhub.schemas.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was found where it was looked. That it could not be looked there is said in its place.
 *
 * @param found null if there is none, or it is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Lookup<T>(Result result, @Nullable T found) {

    /** How it went. */
    public enum Result {
        FOUND,
        /** There is none. */
        NONE,
        /** It could not be looked up now. */
        UNKNOWN
    }

    /** It is there. */
    public static <T> Lookup<T> found(T found) {
        return new Lookup<>(Result.FOUND, found);
    }

    /** There is none. */
    public static <T> Lookup<T> none() {
        return new Lookup<>(Result.NONE, null);
    }

    /** Another view of what was found, if anything was. */
    public <R> Lookup<R> map(Function<T, R> view) {
        return new Lookup<>(result, found == null ? null : view.apply(found));
    }

    /** It could not be looked up. */
    public static <T> Lookup<T> unknown() {
        return new Lookup<>(Result.UNKNOWN, null);
    }
}
