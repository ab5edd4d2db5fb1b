package orderhub.config.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import orderhub.routes.http.LiveBody;

/** Writes the pieces of a live body to its caller. */
final class ServletSink implements LiveBody.Sink {

    private final HttpServletResponse response;
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    ServletSink(HttpServletResponse response) {
        this.response = response;
    }

    /** Completes when nothing more is written. */
    CompletableFuture<Void> closed() {
        return closed;
    }

    @Override
    public void write(String piece) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.write(piece.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        closed.complete(null);
    }
}
