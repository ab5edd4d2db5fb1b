package orderhub.infra.saga.model;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks saga ids: 6 bytes of time, 10 of chance, and 14 of a signature over both (HMAC-SHA-256), in 40
 * characters of base64url.
 *
 * <p>An id that this table's key did not sign is nobody's saga: guessing one, or bringing one from elsewhere, joins
 * nothing and costs no read. The time is what makes beginning a saga free: a signed id that has no item yet was issued
 * and has not been joined, as long as it is younger than the time for which ended sagas are kept.
 */
public final class SagaIds {
    /** Length of a signing key, in bytes: that of the hash, as RFC 2104 recommends. */
    public static final int KEY_BYTES = 32;

    /** Random bytes in an id. */
    public static final int RANDOM_BYTES = 10;

    private static final int TIME_BYTES = 6;
    private static final int SIGNED_BYTES = TIME_BYTES + RANDOM_BYTES;
    private static final int SIGNATURE_BYTES = 14;
    private static final int ID_BYTES = SIGNED_BYTES + SIGNATURE_BYTES;
    private static final int ID_CHARACTERS = ID_BYTES / 3 * 4;
    private static final String ALGORITHM = "HmacSHA256";

    private final Supplier<byte[]> key;

    /** @param key gives the signing key of {@value #KEY_BYTES} bytes; asked at each use, so it should remember it */
    public SagaIds(Supplier<byte[]> key) {
        this.key = key;
    }

    /**
     * A new id.
     *
     * @param random {@value #RANDOM_BYTES} bytes nobody can guess
     */
    public String issue(Instant now, byte[] random) {
        ByteBuffer id = ByteBuffer.allocate(ID_BYTES);
        byte[] millis =
                ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
        id.put(millis, Long.BYTES - TIME_BYTES, TIME_BYTES).put(random, 0, RANDOM_BYTES);
        id.put(signature(Arrays.copyOf(id.array(), SIGNED_BYTES)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.array());
    }

    /** When {@code id} was issued; empty when it was not issued with this key. */
    public Optional<Instant> issuedAt(String id) {
        byte[] bytes = decoded(id);
        if (bytes == null) {
            return Optional.empty();
        }
        byte[] signed = Arrays.copyOf(bytes, SIGNED_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, SIGNED_BYTES, ID_BYTES);
        return MessageDigest.isEqual(signature, signature(signed)) ? Optional.of(time(signed)) : Optional.empty();
    }

    private static Instant time(byte[] signed) {
        long millis = ByteBuffer.wrap(signed).getLong() >>> (Long.SIZE - TIME_BYTES * Byte.SIZE);
        return Instant.ofEpochMilli(millis);
    }

    private static byte @Nullable [] decoded(String id) {
        if (id.length() != ID_CHARACTERS) {
            return null;
        }
        try {
            return Base64.getUrlDecoder().decode(id);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private byte[] signature(byte[] signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.get(), ALGORITHM));
            return Arrays.copyOf(mac.doFinal(signed), SIGNATURE_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, missing);
        }
    }
}
