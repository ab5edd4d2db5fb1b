package orderhub.infra.local.gateway.http;

import java.util.Map;
import java.util.SortedMap;

/** Reads metadata within Stripe's limits. */
final class MetadataReader {

    /** Stripe's limits. */
    static final int MAX_KEYS = 50;

    /** See {@link #MAX_KEYS}. */
    static final int MAX_KEY_CHARACTERS = 40;

    /** See {@link #MAX_KEYS}. */
    static final int MAX_VALUE_CHARACTERS = 500;

    /** The name of the nested parameter. */
    static final String NAME = "metadata";

    private MetadataReader() {}

    static Map<String, String> read(Parameters parameters) {
        SortedMap<String, String> metadata = parameters.nested(NAME);
        // An empty value means "unset", which a new object already is.
        metadata.values().removeIf(String::isEmpty);
        if (metadata.size() > MAX_KEYS) {
            throw refused("Metadata have at most " + MAX_KEYS + " keys.");
        }
        metadata.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > MAX_KEY_CHARACTERS) {
                throw refused("A metadata key has 1 to " + MAX_KEY_CHARACTERS + " characters.");
            }
            if (value.length() > MAX_VALUE_CHARACTERS) {
                throw refused("A metadata value has at most " + MAX_VALUE_CHARACTERS + " characters.");
            }
        });
        return metadata;
    }

    private static RequestRefused refused(String message) {
        return Parameters.refused("parameter_invalid", NAME, message);
    }
}
