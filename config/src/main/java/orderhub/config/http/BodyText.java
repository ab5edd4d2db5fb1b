package orderhub.config.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Whether a body is UTF-8, the only encoding that JSON has (RFC 8259), and says nothing else of itself. */
final class BodyText {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private BodyText() {}

    static boolean isUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return !startsWithMark(body);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean startsWithMark(byte[] body) {
        return ByteBuffer.wrap(body, 0, Math.min(body.length, BYTE_ORDER_MARK.length))
                .equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
    }

    /** A media type that cannot be read is refused where it is compared with those that are taken. */
    static boolean isDeclaredAsUtf8(@Nullable String contentType) {
        try {
            Charset charset = contentType == null
                    ? null
                    : MediaType.parseMediaType(contentType).getCharset();
            return charset == null || charset.equals(StandardCharsets.UTF_8);
        } catch (InvalidMediaTypeException e) {
            return true;
        }
    }
}
