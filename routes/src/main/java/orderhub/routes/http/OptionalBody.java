package orderhub.routes.http;

import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;

/** A body of JSON that callers may leave out. */
public final class OptionalBody {

    /** The body, or an empty object in its place if there is none. */
    public String orEmptyObject(@Body @Nullable String body) {
        return body == null || body.isEmpty() ? "{}" : body;
    }
}
