package orderhub.routes.http;

import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;

/** A body of JSON that callers may leave out, and with it its media type. */
public final class OptionalBody {

    private static final String JSON = "application/json";

    /**
     * The body, or an empty object in its place if there is none.
     *
     * @throws UnsupportedMediaTypeException if there is one and it is not said to be JSON
     */
    public String orEmptyObject(
            @Body @Nullable String body, @Header(Exchange.CONTENT_TYPE) @Nullable String contentType) {
        if (body == null || body.isEmpty()) {
            return "{}";
        }
        if (contentType == null
                || !JSON.equalsIgnoreCase(contentType.replaceFirst(";.*", "").trim())) {
            throw new UnsupportedMediaTypeException();
        }
        return body;
    }
}
