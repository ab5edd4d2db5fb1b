package orderhub.config.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads a body whole, within a size and a time. */
final class BodyReader {

    private static final int CHUNK_BYTES = 8192;

    private final int drainBytes;
    private final Duration deadline;
    private final LongSupplier nanos;

    /**
     * @param drainBytes of a body that is too large are read and thrown away, so that its sender gets to read the answer
     * @param deadline for the whole body; looked at between reads, each of which the server bounds itself
     * @param nanos a clock that only goes on
     */
    BodyReader(int drainBytes, Duration deadline, LongSupplier nanos) {
        this.drainBytes = drainBytes;
        this.deadline = deadline;
        this.nanos = nanos;
    }

    /** How the reading ended. */
    sealed interface Result {}

    /** All of it. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares bodies.
    record Whole(byte[] bytes) implements Result {}

    /** It cannot be had. */
    record Refused(ProblemKind why) implements Result {}

    /** @param maxBytes of the body */
    Result read(HttpServletRequest request, int maxBytes) {
        long declared = request.getContentLengthLong();
        try {
            InputStream body = request.getInputStream();
            if (declared > maxBytes) {
                boolean worthwhile = declared <= drainBytes && !waitsForConsent(request);
                return worthwhile ? tooLarge(body, 0) : new Refused(ProblemKind.BODY_TOO_LARGE);
            }
            return read(body, declared, maxBytes);
        } catch (SocketTimeoutException silent) {
            return new Refused(ProblemKind.BODY_TOO_SLOW);
        } catch (IOException broken) {
            return new Refused(
                    broken.getCause() instanceof SocketTimeoutException
                            ? ProblemKind.BODY_TOO_SLOW
                            : ProblemKind.UNREADABLE_REQUEST);
        }
    }

    private Result read(InputStream body, long declared, int maxBytes) throws IOException {
        long began = nanos.getAsLong();
        ByteArrayOutputStream whole = new ByteArrayOutputStream(CHUNK_BYTES);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
            whole.write(chunk, 0, length);
            if (whole.size() > maxBytes) {
                return tooLarge(body, nanos.getAsLong() - began);
            }
            if (isOver(began)) {
                return new Refused(ProblemKind.BODY_TOO_SLOW);
            }
        }
        boolean cutOff = declared >= 0 && whole.size() < declared;
        return cutOff ? new Refused(ProblemKind.UNREADABLE_REQUEST) : new Whole(whole.toByteArray());
    }

    private Result tooLarge(InputStream body, long spent) {
        long began = nanos.getAsLong() - spent;
        byte[] chunk = new byte[CHUNK_BYTES];
        int thrown = 0;
        try {
            for (int length = body.read(chunk); length >= 0; length = body.read(chunk)) {
                thrown += length;
                if (thrown > drainBytes || isOver(began)) {
                    break;
                }
            }
        } catch (IOException noMore) {
            // It is too large all the same.
        }
        return new Refused(ProblemKind.BODY_TOO_LARGE);
    }

    private boolean isOver(long began) {
        return nanos.getAsLong() - began > deadline.toNanos();
    }

    /** The sender asks before it sends, and reads the answer: nothing is there to throw away. */
    private static boolean waitsForConsent(HttpServletRequest request) {
        return request.getHeader("Expect") != null;
    }
}
