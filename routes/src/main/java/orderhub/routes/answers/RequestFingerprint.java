package orderhub.routes.answers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import orderhub.routes.json.HubJson;

/**
 * Whether two requests ask for the same. White space and the order of members mean nothing in JSON; everything else does.
 */
public final class RequestFingerprint {

    private static final ObjectMapper JSON = HubJson.mapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private RequestFingerprint() {}

    /**
     * 64 hexadecimal digits.
     *
     * @param target path and query
     * @param body as text; empty if there is none
     */
    public static String of(String method, String target, String body) {
        String text = method + '\0' + target + '\0' + canonical(body);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
