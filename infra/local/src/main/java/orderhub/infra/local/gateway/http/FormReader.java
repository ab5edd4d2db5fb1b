package orderhub.infra.local.gateway.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads {@code application/x-www-form-urlencoded} text: form bodies and query strings. */
final class FormReader {

    private FormReader() {}

    /** The parameters; none if the text is null or empty. */
    static Parameters read(@Nullable String text) {
        ParameterCollector collector = new ParameterCollector();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                if (!pair.isEmpty()) {
                    add(pair, collector);
                }
            }
        }
        return collector.parameters();
    }

    private static void add(String pair, ParameterCollector collector) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        collector.add(decoded(name), decoded(value));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.badRequest("Malformed percent encoding.");
        }
    }
}
