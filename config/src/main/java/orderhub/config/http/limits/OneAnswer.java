package orderhub.config.http.limits;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A response that a route has until somebody gives it up. Whichever comes first, the route's first word or the giving up,
 * decides whose answer it is; what the other says is lost.
 */
final class OneAnswer extends HttpServletResponseWrapper {

    private enum State {
        OPEN,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    OneAnswer(HttpServletResponse response) {
        super(response);
    }

    /** Whether this was in time: from now on the route says nothing. */
    boolean giveUp() {
        return state.compareAndSet(State.OPEN, State.GIVEN_UP);
    }

    boolean isGivenUp() {
        return state.get() == State.GIVEN_UP;
    }

    private boolean begins() {
        return state.compareAndSet(State.OPEN, State.BEGUN) || state.get() == State.BEGUN;
    }

    @Override
    public void setStatus(int status) {
        if (begins()) {
            super.setStatus(status);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (begins()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, @Nullable String message) throws IOException {
        sendError(status);
    }

    @Override
    public void setHeader(String name, @Nullable String value) {
        if (begins()) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (begins()) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setContentType(@Nullable String type) {
        if (begins()) {
            super.setContentType(type);
        }
    }

    @Override
    public void setCharacterEncoding(@Nullable String encoding) {
        if (begins()) {
            super.setCharacterEncoding(encoding);
        }
    }

    @Override
    public void setContentLength(int length) {
        if (begins()) {
            super.setContentLength(length);
        }
    }

    @Override
    public void setContentLengthLong(long length) {
        if (begins()) {
            super.setContentLengthLong(length);
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return begins() ? super.getOutputStream() : new LostOutput();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        return begins() ? super.getWriter() : new PrintWriter(Writer.nullWriter());
    }

    @Override
    public void flushBuffer() throws IOException {
        if (begins()) {
            super.flushBuffer();
        }
    }

    @Override
    public void resetBuffer() {
        if (begins()) {
            super.resetBuffer();
        }
    }

    @Override
    public boolean isCommitted() {
        return isGivenUp() || super.isCommitted();
    }
}
