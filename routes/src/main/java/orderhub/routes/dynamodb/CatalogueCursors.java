package orderhub.routes.dynamodb;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import orderhub.routes.hash.KeyedHash;

/**
 * Where a page of the catalogue begins, as callers get it and bring it back: the last product of the page before, and a
 * digest that only hubs can make. What they did not give out, they do not take.
 */
final class CatalogueCursors {

    /** Of the digest: half of HMAC-SHA256, which nobody guesses. */
    private static final int SEAL_BYTES = 16;

    /** Longer than that of the longest product id. */
    private static final int MAX_CHARACTERS = 100;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;

    CatalogueCursors(KeyedHash hash) {
        this.hash = hash;
    }

    /** The cursor of a page that begins behind a product. */
    String behind(String productId) {
        byte[] id = productId.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(seal(productId), SEAL_BYTES + id.length);
        System.arraycopy(id, 0, bytes, SEAL_BYTES, id.length);
        return ENCODER.encodeToString(bytes);
    }

    /** The product behind which a page begins; empty if this is no cursor of ours. */
    Optional<String> read(String cursor) {
        if (cursor.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length <= SEAL_BYTES) {
                return Optional.empty();
            }
            String productId = new String(bytes, SEAL_BYTES, bytes.length - SEAL_BYTES, StandardCharsets.UTF_8);
            byte[] seal = Arrays.copyOf(bytes, SEAL_BYTES);
            return MessageDigest.isEqual(seal, seal(productId)) ? Optional.of(productId) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] seal(String productId) {
        return Arrays.copyOf(hash.of("catalogue-cursor\0" + productId), SEAL_BYTES);
    }
}
