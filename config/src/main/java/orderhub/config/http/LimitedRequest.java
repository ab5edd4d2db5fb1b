package orderhub.config.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** A request whose body ends with a fault once more of it was read than is allowed. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private final long maxBytes;
    private boolean exceeded;

    LimitedRequest(HttpServletRequest request, long maxBytes) {
        super(request);
        this.maxBytes = maxBytes;
    }

    /** Whether the body turned out to be too large. */
    boolean exceeded() {
        return exceeded;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new CountingStream(super.getInputStream());
    }

    private final class CountingStream extends ServletInputStream {
        private final ServletInputStream body;
        private long read;

        CountingStream(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int bytes = body.read(buffer, offset, length);
            count(Math.max(bytes, 0));
            return bytes;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int bytes) throws IOException {
            read += bytes;
            if (read > maxBytes) {
                exceeded = true;
                throw new IOException("body larger than " + maxBytes + " bytes");
            }
        }
    }
}
