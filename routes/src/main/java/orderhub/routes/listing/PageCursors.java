package orderhub.routes.listing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import orderhub.processors.listing.OrderQuery;
import orderhub.processors.listing.Position;
import orderhub.routes.callers.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of lists: where a page ended, signed together with who asked for what. Nobody can make one, use another's, or
 * carry one over to another list.
 */
public final class PageCursors {

    private static final String MAC = "HmacSHA256";

    /** Keeps what is signed here apart from all else that the secret is used for. */
    private static final String LABEL = "orderhub/list-cursor/1";

    private static final byte VERSION = 1;

    /** Version, time and order id. */
    private static final int POSITION_BYTES = 1 + Long.BYTES + 2 * Long.BYTES;

    /** Half of the digest, as RFC 2104 allows: 128 bits are not guessed. */
    private static final int SIGNATURE_BYTES = 16;

    private final SecretKeySpec key;

    /** @param secret from which the key is derived; the same on every hub */
    public PageCursors(String secret) {
        byte[] derived = mac(
                new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC),
                LABEL.getBytes(StandardCharsets.UTF_8));
        this.key = new SecretKeySpec(derived, MAC);
    }

    /** The cursor for what comes behind a position. */
    public String write(Position position, OrderQuery query, Caller caller) {
        UUID id = UUID.fromString(position.orderId());
        byte[] plain = ByteBuffer.allocate(POSITION_BYTES)
                .put(VERSION)
                .putLong(position.createdAt().toEpochMilli())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        ByteBuffer cursor =
                ByteBuffer.allocate(POSITION_BYTES + SIGNATURE_BYTES).put(plain).put(signature(plain, query, caller));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.array());
    }

    /**
     * The position that a cursor stands for.
     *
     * @throws InvalidCursorException if it was not given to this caller for this list
     */
    public Position read(String cursor, OrderQuery query, Caller caller) {
        byte[] bytes = decoded(cursor);
        byte[] plain = Arrays.copyOf(bytes, POSITION_BYTES);
        byte[] signature = Arrays.copyOfRange(bytes, POSITION_BYTES, bytes.length);
        if (plain[0] != VERSION || !MessageDigest.isEqual(signature, signature(plain, query, caller))) {
            throw new InvalidCursorException();
        }
        ByteBuffer position = ByteBuffer.wrap(plain, 1, POSITION_BYTES - 1);
        return new Position(
                Instant.ofEpochMilli(position.getLong()), new UUID(position.getLong(), position.getLong()).toString());
    }

    private static byte[] decoded(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == POSITION_BYTES + SIGNATURE_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            // As below.
        }
        throw new InvalidCursorException();
    }

    private byte[] signature(byte[] plain, OrderQuery query, Caller caller) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(plain);
            write(
                    out,
                    caller.subject(),
                    caller.customerId(),
                    query.customerId(),
                    query.status(),
                    query.from(),
                    query.to());
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return Arrays.copyOf(mac(key, bytes.toByteArray()), SIGNATURE_BYTES);
    }

    /** Each with its length, so that no two lists of values are the same bytes. */
    private static void write(DataOutputStream out, @Nullable Object... values) throws IOException {
        for (Object value : values) {
            byte[] text = value == null ? new byte[0] : value.toString().getBytes(StandardCharsets.UTF_8);
            out.writeInt(value == null ? -1 : text.length);
            out.write(text);
        }
    }

    private static byte[] mac(SecretKeySpec key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
