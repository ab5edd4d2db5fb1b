package orderhub.config.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyReaderTest {

    private static final int MAX_BYTES = 100;
    private static final int DRAIN_BYTES = 20_000;

    private final AtomicLong nanos = new AtomicLong();
    private final BodyReader reader = new BodyReader(DRAIN_BYTES, Duration.ofSeconds(5), nanos::get);

    @Test
    void a_body_within_its_bounds_is_read_whole() {
        assertThat(read(new Trickle(MAX_BYTES, 10, 0), -1)).isInstanceOf(BodyReader.Whole.class);
        assertThat(((BodyReader.Whole) read(new Trickle(MAX_BYTES, 10, 0), MAX_BYTES)).bytes())
                .hasSize(MAX_BYTES);
    }

    @Test
    void a_body_that_comes_too_slowly_is_refused_although_every_piece_is_in_time() {
        assertRefused(read(new Trickle(MAX_BYTES, 1, 100_000_000), MAX_BYTES), ProblemKind.BODY_TOO_SLOW);
        assertThat(nanos.get()).isLessThan(Duration.ofSeconds(6).toNanos());
    }

    @Test
    void a_body_of_which_nothing_comes_any_more_is_too_slow() {
        assertRefused(read(failing(new SocketTimeoutException("read")), 10), ProblemKind.BODY_TOO_SLOW);
        assertRefused(
                read(failing(new IOException(new SocketTimeoutException("read"))), 10), ProblemKind.BODY_TOO_SLOW);
    }

    @Test
    void a_body_that_breaks_off_cannot_be_read() {
        assertRefused(read(failing(new IOException("bad chunk")), -1), ProblemKind.UNREADABLE_REQUEST);
        assertRefused(read(new Trickle(50, 10, 0), 60), ProblemKind.UNREADABLE_REQUEST);
    }

    @Test
    void the_rest_of_a_body_that_is_somewhat_too_large_is_thrown_away() {
        Trickle told = new Trickle(10_000, 1_000, 0);
        assertRefused(read(told, 10_000), ProblemKind.BODY_TOO_LARGE);
        assertThat(told.left).isZero();

        Trickle untold = new Trickle(10_000, 1_000, 0);
        assertRefused(read(untold, -1), ProblemKind.BODY_TOO_LARGE);
        assertThat(untold.left).isZero();
    }

    @Test
    void nobody_is_listened_to_for_ever() {
        Trickle huge = new Trickle(1_000_000, 1_000, 0);
        assertRefused(read(huge, 1_000_000), ProblemKind.BODY_TOO_LARGE);
        assertThat(huge.left)
                .as("of what is known to be far too large, nothing is read")
                .isEqualTo(1_000_000);

        Trickle untold = new Trickle(1_000_000, 1_000, 0);
        assertRefused(read(untold, -1), ProblemKind.BODY_TOO_LARGE);
        assertThat(untold.left).isPositive();

        Trickle slow = new Trickle(10_000, 1, 1_000_000_000);
        assertRefused(read(slow, 10_000), ProblemKind.BODY_TOO_LARGE);
        assertThat(slow.left).isGreaterThan(9_000);
    }

    @Test
    void who_asks_before_sending_is_answered_at_once() {
        Trickle unsent = new Trickle(10_000, 1_000, 0);
        MockHttpServletRequest request = request(unsent, 10_000);
        request.addHeader("Expect", "100-continue");

        assertRefused(reader.read(request, MAX_BYTES), ProblemKind.BODY_TOO_LARGE);
        assertThat(unsent.left).isEqualTo(10_000);
    }

    private static void assertRefused(BodyReader.Result result, ProblemKind why) {
        assertThat(result).isEqualTo(new BodyReader.Refused(why));
    }

    private BodyReader.Result read(ServletInputStream body, int declared) {
        return reader.read(request(body, declared), MAX_BYTES);
    }

    private static MockHttpServletRequest request(ServletInputStream body, int declared) {
        return new MockHttpServletRequest("POST", "/orders") {
            @Override
            public ServletInputStream getInputStream() {
                return body;
            }

            @Override
            public long getContentLengthLong() {
                return declared;
            }
        };
    }

    private ServletInputStream failing(IOException fault) {
        return new Trickle(0, 0, 0) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                throw fault;
            }
        };
    }

    /** Comes in pieces, each after a while. */
    private class Trickle extends ServletInputStream {

        private final int piece;
        private final long pauseNanos;
        private int left;

        Trickle(int size, int piece, long pauseNanos) {
            this.left = size;
            this.piece = piece;
            this.pauseNanos = pauseNanos;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            nanos.addAndGet(pauseNanos);
            int count = Math.min(Math.min(piece, length), left);
            left -= count;
            return count == 0 ? -1 : count;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("one by one is not how bodies are read");
        }

        @Override
        public boolean isFinished() {
            return left == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("bodies are waited for");
        }
    }
}
