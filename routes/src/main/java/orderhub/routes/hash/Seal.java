package orderhub.routes.hash;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Text that hubs give out and take back, with a digest that only they can make. What they did not give out, or gave to
 * somebody else or for something else, they do not take.
 */
public final class Seal {

    /** Of the digest: half of HMAC-SHA256, as RFC 2104 allows. 128 bits are not guessed. */
    private static final int DIGEST_BYTES = 16;

    /** Longer than what is given out: the longest is a product id (40 bytes) and its digest. */
    private static final int MAX_CHARACTERS = 100;

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final KeyedHash hash;
    private final String purpose;

    /**
     * @param hash with the secret of all hubs, so that each takes what another gave out
     * @param purpose keeps apart what is sealed here from all else; without a NUL
     */
    public Seal(KeyedHash hash, String purpose) {
        this.hash = hash;
        this.purpose = purpose;
    }

    /**
     * Seals bytes.
     *
     * @param meantFor whom and what they are given out for
     * @return letters, digits, hyphens and underscores
     */
    public String close(byte[] content, @Nullable Object... meantFor) {
        byte[] sealed = Arrays.copyOf(digest(content, meantFor), DIGEST_BYTES + content.length);
        System.arraycopy(content, 0, sealed, DIGEST_BYTES, content.length);
        return ENCODER.encodeToString(sealed);
    }

    /** The bytes; empty if this was not sealed here for the same. */
    public Optional<byte[]> open(String text, @Nullable Object... meantFor) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (sealed.length <= DIGEST_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(sealed, DIGEST_BYTES, sealed.length);
        boolean ours = MessageDigest.isEqual(Arrays.copyOf(sealed, DIGEST_BYTES), digest(content, meantFor));
        return ours ? Optional.of(content) : Optional.empty();
    }

    /** Each value with its length, so that no two lists of values are the same text. */
    private byte[] digest(byte[] content, @Nullable Object... meantFor) {
        StringBuilder text = new StringBuilder(purpose).append('\0').append(ENCODER.encodeToString(content));
        for (Object value : meantFor) {
            String word = value == null ? "" : value.toString();
            text.append('\0')
                    .append(value == null ? -1 : word.length())
                    .append(' ')
                    .append(word);
        }
        return Arrays.copyOf(hash.of(text.toString()), DIGEST_BYTES);
    }
}
