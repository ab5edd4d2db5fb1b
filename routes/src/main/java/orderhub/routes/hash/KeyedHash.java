package orderhub.routes.hash;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Digests that only those can make who know the secret. What is digested begins with what it is for, so that nothing
 * made for one purpose serves another.
 */
public final class KeyedHash {

    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec secret;

    /** @param secret of any length; the same on every hub, and for as long as what was derived is to be recognised */
    public KeyedHash(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC);
    }

    /** The digest of a text, 32 bytes. */
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** The digest as an id. Version 8 of RFC 9562: a UUID whose bits the application chooses. */
    public UUID id(String text) {
        ByteBuffer bits = ByteBuffer.wrap(of(text));
        long high = (bits.getLong() & 0xffffffffffff0fffL) | 0x0000000000008000L;
        long low = (bits.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
