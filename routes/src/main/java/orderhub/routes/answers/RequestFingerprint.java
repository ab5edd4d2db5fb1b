package orderhub.routes.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.HexFormat;
import orderhub.routes.hash.KeyedHash;
import orderhub.routes.json.HubJson;

/**
 * Whether two requests ask for the same. White space and the order of members mean nothing in JSON; everything else does.
 */
public final class RequestFingerprint {

    private static final ObjectMapper JSON = HubJson.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private final KeyedHash hash;

    /** @param hash with the secret of all hubs: what was asked for cannot be guessed from what is stored of it */
    public RequestFingerprint(KeyedHash hash) {
        this.hash = hash;
    }

    /**
     * 64 hexadecimal digits.
     *
     * @param target path and query
     * @param body as text; empty if there is none
     */
    public String of(String method, String target, String body) {
        String text = "fingerprint\0" + method + '\0' + target + '\0' + canonical(body);
        return HexFormat.of().formatHex(hash.of(text));
    }

    /** A body that is no JSON is taken as it is: it will be refused anyway, and what is refused is not kept. */
    private static String canonical(String body) {
        try {
            return body.isBlank() ? "" : JSON.writeValueAsString(JSON.readValue(body, Object.class));
        } catch (JsonProcessingException noJson) {
            return body;
        }
    }
}
